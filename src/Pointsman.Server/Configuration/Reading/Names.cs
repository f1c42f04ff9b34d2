using System.Buffers;

namespace Pointsman.Server;

/// <summary>What providers, models and routes may be called.</summary>
internal static class Names
{
    public const int Longest = 128;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> InProvider = SearchValues.Create(Letters + "-_.");
    private static readonly SearchValues<char> InModel = SearchValues.Create(Letters + "-_.:/@+");

    /// <summary>Opens each entry of a map whose name is right; the names of the others are faults.</summary>
    public static IEnumerable<(string Name, Document Part)> Entries(
        Document part, string key, bool ofProvider, string? shorthand = null)
    {
        if (part.Part(key) is not { } map)
        {
            yield break;
        }

        foreach (string name in map.Keys())
        {
            if (!IsAllowed(name, ofProvider))
            {
                string signs = ofProvider ? "- _ ." : "- _ . : / @ +";
                map.FaultOf<string>(
                    Shown(name),
                    "a name that is empty, too long, or has other signs",
                    $"write at most {Longest} letters, digits and {signs}, a letter or digit first");
            }
            else if (map.Part(name, shorthand) is { } entry)
            {
                yield return (name, entry);
            }
            else
            {
                map.FaultOf<string>(name, "nothing", "write its keys, or leave the name out");
            }
        }
    }

    /// <summary>Whether a queue of people may be called so.</summary>
    public static bool IsQueue(string name) => IsAllowed(name, ofProvider: true);

    private static bool IsAllowed(string name, bool ofProvider) =>
        name.Length is > 0 and <= Longest
        && char.IsAsciiLetterOrDigit(name[0])
        && !name.AsSpan().ContainsAnyExcept(ofProvider ? InProvider : InModel)
        && name[^1] != '/';

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
