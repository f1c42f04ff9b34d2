namespace Pointsman.Cli;

/// <summary>One call of a catalog command: its words and flags, and the catalog that it asks about.</summary>
internal sealed class CatalogRequest(
    Document document, IReadOnlyList<string> words, CatalogContext context, string formatKey)
{
    private static readonly string[] _formats = ["text", "json", "md"];

    public Document Document { get; } = document;

    /// <summary>The words beside the flags.</summary>
    public IReadOnlyList<string> Words { get; } = words;

    public CatalogContext Context { get; } = context;

    public Screen Screen => Context.Screen;

    public CatalogHome Home { get; } = CatalogHome.Of(document.Text("catalog"));

    /// <summary>How to write the result.</summary>
    public string Format { get; } = document.Word(formatKey, _formats) ?? "text";

    /// <summary>The day that is asked about; today when none is.</summary>
    public DateOnly Day { get; } = document.Day("as-of", context.Today) ?? context.Today;

    /// <summary>Refuses, when something in the flags is wrong; to be called once all are read.</summary>
    public void RefuseFaults() => FaultsException.ThrowIfAny(Document.Faults);

    /// <summary>A capability by its word; null with a fault, or when nothing was given.</summary>
    public T? Word<T>(string key, Words<T> words)
        where T : struct, Enum =>
        Document.Word(key, [.. words.All.Where(word => word != "none")]) is { } word
            && words.TryParse(word, out T value) ? value : null;

    /// <summary>Several words of a set of flags, joined.</summary>
    public IEnumerable<T> Set<T>(string key, Words<T> words)
        where T : struct, Enum
    {
        string[] known = [.. words.All.Where(word => word != "none")];
        foreach (string word in Document.Words(key))
        {
            if (words.TryParse(word, out T value) && known.Contains(word.ToLowerInvariant()))
            {
                yield return value;
            }
            else
            {
                Document.FaultOf<T>(
                    key, $"'{word}'", Spelling.Hint(word, known, $"allowed: {string.Join(", ", known)}"));
            }
        }
    }

    /// <summary>The kinds of provider that count: makers, clouds and hosts unless said otherwise.</summary>
    public IReadOnlyList<ProviderKind> Kinds() =>
        Set("kinds", CatalogWords.ProviderKinds).ToArray() is { Length: > 0 } given ? given : CheapestOffer.Direct;
}
