namespace Pointsman.Providers;

/// <summary>
/// The fields of a messages request that ask nothing of the model, so that a provider of another protocol need not
/// hear of them: what is cached and where, labels, and how pieces of a stream are cut.
/// </summary>
internal static class AnthropicHarmless
{
    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal)
    {
        "metadata", "cache_control", "thinking.display",
    };

    /// <summary>Whether the field may be left out unsaid.</summary>
    public static bool Holds(ForeignField field) =>
        Labels.Contains(field.Path)
        || field.Path.StartsWith("metadata.", StringComparison.Ordinal)
        || field.Path.EndsWith(".cache_control", StringComparison.Ordinal)
        || field.Path.EndsWith(".eager_input_streaming", StringComparison.Ordinal)
        || field.Path.EndsWith(".caller", StringComparison.Ordinal);
}
