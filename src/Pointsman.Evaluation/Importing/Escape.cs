namespace Pointsman.Evaluation;

/// <summary>Writes texts so that templates take them as they are.</summary>
internal static class Escape
{
    /// <summary>A text in which two braces stand for themselves.</summary>
    public static string Text(string text) => text.Replace("{{", "\\{{", StringComparison.Ordinal);
}
