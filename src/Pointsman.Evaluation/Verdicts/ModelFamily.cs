namespace Pointsman.Evaluation;

/// <summary>
/// Which models are of one family: a judge likes what is written as it would write it itself (Panickssery, Bowman and
/// Feng, NeurIPS 2024).
/// </summary>
internal static class ModelFamily
{
    private static readonly (string Family, string[] Prefixes)[] Families =
    [
        ("gpt", ["gpt", "chatgpt", "o1", "o3", "o4", "o5"]), ("claude", ["claude"]), ("gemini", ["gemini", "gemma"]),
        ("llama", ["llama"]),
        ("mistral", ["mistral", "mixtral", "ministral", "magistral", "codestral", "devstral", "pixtral"]),
        ("qwen", ["qwen", "qwq", "qvq"]), ("deepseek", ["deepseek"]), ("grok", ["grok"]),
        ("command", ["command", "aya"]), ("nova", ["nova"]), ("phi", ["phi"]), ("sim", ["sim"]),
    ];

    /// <summary>The family by the name; null where the name tells none.</summary>
    public static string? Of(string model)
    {
        foreach (string part in model.ToLowerInvariant().Split('/', '.', ':', '@'))
        {
            foreach ((string family, string[] prefixes) in Families)
            {
                if (prefixes.Any(prefix => Begins(part, prefix)))
                {
                    return family;
                }
            }
        }

        return null;
    }

    /// <summary>The family that two models share; null where they share none that is known.</summary>
    /// <param name="one">A model.</param>
    /// <param name="other">Another.</param>
    /// <param name="catalog">Tells who made them; null to go by names alone.</param>
    public static string? Shared(string one, string other, Catalog? catalog)
    {
        if (Of(one) is { } family && family == Of(other))
        {
            return family;
        }

        return Maker(one, catalog) is { } maker && maker == Maker(other, catalog) ? maker : null;
    }

    // 'phi-4' and 'phi4' are of that family, 'philosopher' is not.
    private static bool Begins(string part, string prefix) => part.StartsWith(prefix, StringComparison.Ordinal)
        && (part.Length == prefix.Length || !char.IsLetter(part[prefix.Length]));

    private static string? Maker(string model, Catalog? catalog) =>
        (catalog?.FindModel(model) ?? catalog?.FindModel(model[(model.LastIndexOf('/') + 1)..]))?.Maker;
}
