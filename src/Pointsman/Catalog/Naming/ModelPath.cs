using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>Finds the model in a path such as <c>accounts/fireworks/models/llama-v3p1-405b-instruct</c>.</summary>
internal static partial class ModelPath
{
    // Sellers whose models have names that mean another model elsewhere.
    private static readonly string[] _tellingOwners = ["deepgram", "morph", "reducto", "soniox", "v0"];

    /// <summary>
    /// The last part that names a model; a part that only says a version or a speed keeps the one before it.
    /// </summary>
    public static string LastPart(string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
        {
            return path.Trim('/');
        }

        int at = parts.Length - 1;
        string name = parts[at];
        while (at > 0 && NamesNothingAlone().IsMatch(parts[at]))
        {
            at--;
            name = $"{parts[at]}-{name}";
        }

        bool telling = at > 0 && _tellingOwners.Contains(parts[at - 1])
            && !name.StartsWith(parts[at - 1], StringComparison.Ordinal);
        return telling ? $"{parts[at - 1]}-{name}" : name;
    }

    [GeneratedRegex(@"^(v?\d[\d.]*(?:-ultra)?|preview|fast|ultra|schnell|turbo|latest|beta|free|auto|best|balanced"
        + @"|custom|default|large|medium|small|standard|pro|mini|nano|router|search|embed|embeddings|rerank|local"
        + @"|models|text-to-image|image-to-video)$")]
    private static partial Regex NamesNothingAlone();
}
