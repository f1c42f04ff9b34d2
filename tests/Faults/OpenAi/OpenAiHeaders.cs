namespace Pointsman.Faults;

/// <summary>Headers that OpenAI and Azure send.</summary>
internal static class OpenAiHeaders
{
    public static IEnumerable<KeyValuePair<string, string>> Of(int number, bool isAzure) =>
    [
        new(isAzure ? "apim-request-id" : "x-request-id", $"req_mock{number:D12}"),
        new("openai-organization", "mock"),
        new("openai-processing-ms", "1"),
        new("openai-version", "2020-10-01"),
        new("x-ratelimit-limit-requests", "10000"),
        new("x-ratelimit-remaining-requests", "9999"),
        new("x-ratelimit-reset-requests", "6ms"),
    ];
}
