namespace Pointsman.Faults;

/// <summary>Headers that Anthropic sends.</summary>
internal static class AnthropicHeaders
{
    public static IEnumerable<KeyValuePair<string, string>> Of(int number) =>
    [
        new("request-id", $"req_mock{number:D12}"),
        new("anthropic-organization-id", "mock"),
        new("anthropic-ratelimit-requests-limit", "1000"),
        new("anthropic-ratelimit-requests-remaining", "999"),
        new("anthropic-ratelimit-requests-reset", "2026-01-01T00:00:00Z"),
    ];
}
