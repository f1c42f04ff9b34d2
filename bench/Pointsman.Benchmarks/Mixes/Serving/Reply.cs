using System.Net.Http.Headers;
using System.Text.Json;

namespace Pointsman.Benchmarks.Mixes;

/// <summary>What a client of the gateway got.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Confidence">The mean probability of its tokens, where the answer tells it.</param>
/// <param name="Model">Who answered, as the answer's header says.</param>
/// <param name="Decision">The id by which the ledger tells the story of the call.</param>
internal sealed record Reply(string Text, double? Confidence, string Model, string Decision)
{
    public static Reply Read(HttpResponseHeaders headers, JsonElement body)
    {
        JsonElement choice = body.GetProperty("choices")[0];
        return new Reply(
            choice.GetProperty("message").GetProperty("content").GetString()!, Sure(choice),
            headers.GetValues("x-pointsman-model").First(), headers.GetValues("x-pointsman-decision").First());
    }

    private static double? Sure(JsonElement choice) =>
        choice.TryGetProperty("logprobs", out JsonElement told) && told.ValueKind == JsonValueKind.Object
            ? Math.Exp(told.GetProperty("content").EnumerateArray()
                .Average(token => token.GetProperty("logprob").GetDouble()))
            : null;
}
