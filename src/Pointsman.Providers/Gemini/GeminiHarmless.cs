using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>
/// The fields of a generateContent request that ask nothing of the model, so that a provider of another protocol
/// need not hear of them: labels, storing, the one candidate that comes anyway, text as the form of the answer.
/// </summary>
internal static class GeminiHarmless
{
    /// <summary>Whether the field may be left out unsaid.</summary>
    public static bool Holds(ForeignField field) => GeminiNames.Camel(field.Path) switch
    {
        "labels" => true,
        "store" => field.Value.ValueKind == JsonValueKind.False,
        "generationConfig.candidateCount" =>
            field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out int count) && count == 1,
        "generationConfig.responseModalities" => field.Value.ValueKind == JsonValueKind.Array
            && field.Value.EnumerateArray().All(kind =>
                kind.ValueKind == JsonValueKind.String && kind.GetString() is "TEXT" or "text"),
        "safetySettings" => field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 0,
        _ => false,
    };
}
