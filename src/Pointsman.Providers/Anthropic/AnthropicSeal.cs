namespace Pointsman.Providers;

/// <summary>
/// Anthropic's two kinds of sealed reasoning: a signature beside a text, and a text that nobody but the model may
/// read. The second is marked within the seal.
/// </summary>
internal static class AnthropicSeal
{
    private const string RedactedMark = "redacted:";

    /// <summary>The seal of a text that only the model may read.</summary>
    public static string Redacted(string data) => ReasoningSeal.Mark(WireFormat.Anthropic, RedactedMark + data);

    /// <summary>The data of such a text; null when the seal is a signature or another's.</summary>
    public static string? RedactedData(string? seal) =>
        ReasoningSeal.Open(WireFormat.Anthropic, seal) is { } own
        && own.StartsWith(RedactedMark, StringComparison.Ordinal) ? own[RedactedMark.Length..] : null;
}
