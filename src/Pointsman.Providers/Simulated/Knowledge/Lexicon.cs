using System.Collections.Frozen;
using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>What the simulated models know of words: moods, topics, capitals and a tiny dictionary.</summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Shipped = new(() => new Lexicon());

    private Lexicon()
    {
        using Stream file = typeof(Lexicon).Assembly.GetManifestResourceStream("lexicon.json")!;
        using JsonDocument json = JsonDocument.Parse(file);
        JsonElement root = json.RootElement;
        Positive = Words(root.GetProperty("positive"));
        Negative = Words(root.GetProperty("negative"));
        Negators = Words(root.GetProperty("negators"));
        Fallbacks = Words(root.GetProperty("fallbacks"));
        Topics = root.GetProperty("topics").EnumerateObject()
            .ToFrozenDictionary(topic => topic.Name, topic => Words(topic.Value), StringComparer.Ordinal);
        Capitals = root.GetProperty("capitals").EnumerateObject()
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.OrdinalIgnoreCase);
        Languages = [.. root.GetProperty("languages").EnumerateArray().Select(one => one.GetString()!)];
        Dictionary = root.GetProperty("dictionary").EnumerateObject().ToFrozenDictionary(
            pair => pair.Name, pair => pair.Value.GetString()!.Split('|'), StringComparer.OrdinalIgnoreCase);
    }

    public static Lexicon Own => Shipped.Value;

    public FrozenSet<string> Positive { get; }

    public FrozenSet<string> Negative { get; }

    public FrozenSet<string> Negators { get; }

    /// <summary>Labels that mean none of the others.</summary>
    public FrozenSet<string> Fallbacks { get; }

    public FrozenDictionary<string, FrozenSet<string>> Topics { get; }

    public FrozenDictionary<string, string> Capitals { get; }

    /// <summary>The languages of <see cref="Dictionary"/>, in the order of its words.</summary>
    public IReadOnlyList<string> Languages { get; }

    public FrozenDictionary<string, string[]> Dictionary { get; }

    private static FrozenSet<string> Words(JsonElement from) =>
        from.GetString()!.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
