using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>
/// The fields of a responses request that ask nothing of the model, so that a provider of another protocol need not
/// hear of them: labels, keys of caches, where answers are kept, marks on items that were sent back, limits of tools
/// that are not there, and values that say what happens anyway.
/// </summary>
internal static class OpenAiResponsesHarmless
{
    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal)
    {
        "metadata", "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "prompt_cache_options", "store",
        "stream_options", "max_tool_calls",
    };

    private static readonly string[] Marks =
        [".phase", ".annotations", ".logprobs", ".prompt_cache_breakpoint", ".allowed_callers", ".defer_loading"];

    /// <summary>Whether the field may be left out unsaid.</summary>
    public static bool Holds(ForeignField field) => field.Path switch
    {
        "background" => field.Value.ValueKind == JsonValueKind.False,
        "truncation" => Says(field, "disabled"),
        _ when field.Path.StartsWith("include[", StringComparison.Ordinal) =>
            Says(field, "reasoning.encrypted_content"),
        _ => Labels.Contains(field.Path)
            || Array.Exists(Marks, mark => field.Path.EndsWith(mark, StringComparison.Ordinal)),
    };

    private static bool Says(ForeignField field, string word) =>
        field.Value.ValueKind == JsonValueKind.String && field.Value.ValueEquals(word);
}
