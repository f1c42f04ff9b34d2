namespace Pointsman.Providers;

/// <summary>What the generations of Gemini's models take differently.</summary>
internal static class GeminiModels
{
    /// <summary>Whether thinking is measured in tokens; later models know levels.</summary>
    public static bool CountsThoughts(string model) =>
        model.Contains("gemini-1", StringComparison.OrdinalIgnoreCase)
            || model.Contains("gemini-2", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a call in the history that bears no thought signature is refused.</summary>
    public static bool WantsSignatures(string model) => !CountsThoughts(model);
}
