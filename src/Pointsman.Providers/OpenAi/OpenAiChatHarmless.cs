using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>
/// The fields of a chat completions request that ask nothing of the model, so that a provider of another protocol
/// need not hear of them: labels, keys of caches, and values that say what happens anyway.
/// </summary>
internal static class OpenAiChatHarmless
{
    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal)
    {
        "metadata", "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "stream_options",
    };

    /// <summary>Whether the field may be left out unsaid.</summary>
    public static bool Holds(ForeignField field) => field.Path switch
    {
        "store" => field.Value.ValueKind == JsonValueKind.False,
        "n" => field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out int count) && count == 1,
        "logit_bias" => field.Value.ValueKind == JsonValueKind.Object && field.Value.GetPropertyCount() == 0,
        "modalities" => field.Value.GetRawText() is var text && !text.Contains("audio", StringComparison.Ordinal),
        _ => Labels.Contains(field.Path)
            || field.Path.EndsWith(".cache_control", StringComparison.Ordinal)
            || field.Path.EndsWith(".annotations", StringComparison.Ordinal)
            || field.Path.EndsWith("].index", StringComparison.Ordinal),
    };
}
