namespace Pointsman;

/// <summary>
/// Finds the model that a source means. Every source spells names its own way: with vendors, regions, dates,
/// quantisations and efforts. An index knows the ids and aliases that are in use; whatever it does not know
/// gets its canonical form as a new id.
/// </summary>
public sealed class ModelNames
{
    private readonly Dictionary<string, string> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _canonical = new(StringComparer.Ordinal);

    /// <summary>Builds the index. Ids win over aliases, and earlier ids (in ordinal order) over later ones.</summary>
    public ModelNames(IEnumerable<Model> known)
    {
        Model[] models = [.. known.OrderBy(model => model.Id, StringComparer.Ordinal)];
        foreach (Model model in models)
        {
            _exact.TryAdd(model.Id, model.Id);
        }

        foreach (Model model in models)
        {
            foreach (string alias in model.Aliases.Order(StringComparer.Ordinal))
            {
                _exact.TryAdd(alias, model.Id);
            }
        }

        // An id that is its own canonical form owns that form; then the other ids, then the aliases.
        foreach (Model model in models.Where(model => Canonical(model.Id) == model.Id))
        {
            _canonical.TryAdd(model.Id, model.Id);
        }

        foreach (Model model in models)
        {
            _canonical.TryAdd(Canonical(model.Id), model.Id);
        }

        foreach (Model model in models)
        {
            foreach (string alias in model.Aliases.Order(StringComparer.Ordinal)
                .Where(alias => Read(alias).Variant is null))
            {
                _canonical.TryAdd(Canonical(alias), model.Id);
            }
        }
    }

    /// <summary>An index that knows nothing: every name becomes its canonical form.</summary>
    public static ModelNames None { get; } = new([]);

    /// <summary>The canonical id of a source's name.</summary>
    public static string Canonical(string sourceName) => Read(sourceName).Id;

    /// <summary>The canonical id of a source's name, and the variant that it names.</summary>
    public static ModelName Read(string sourceName) => ModelNameReader.Read(sourceName);

    /// <summary>
    /// Finds a known model: by the name as it stands, by its last path segment, by its canonical form, and at last
    /// by that form without a version of the weights or <c>-chat</c>.
    /// </summary>
    public bool TryFind(string sourceName, out string modelId, out string? variant)
    {
        ModelName read = Read(sourceName);
        string name = sourceName.Trim();
        if (_exact.TryGetValue(name, out string? found)
            || (IsTelling(LastSegment(name)) && _exact.TryGetValue(LastSegment(name), out found)))
        {
            // A name that is known as a whole tells its model; a variant in it counts only when it is no part of the
            // id.
            bool whole = found.Equals(name, StringComparison.OrdinalIgnoreCase);
            (modelId, variant) = (found, whole ? null : read.Variant);
            return true;
        }

        variant = read.Variant;
        foreach (string form in ModelNameReader.Shorter(read.Id))
        {
            if (_canonical.TryGetValue(form, out found) || _exact.TryGetValue(form, out found))
            {
                modelId = found;
                return true;
            }
        }

        modelId = read.Id;
        return false;
    }

    private static string LastSegment(string name) => name[(name.LastIndexOf('/') + 1)..];

    // "auto" and "small" mean something else at every seller.
    private static bool IsTelling(string segment) =>
        segment.ToLowerInvariant() is not (
            "auto" or "default" or "free" or "best" or "small" or "medium" or "large" or "fast" or "mini" or "pro");

    /// <summary>The id of a source's name, known or new.</summary>
    public string IdOf(string sourceName, out string? variant)
    {
        TryFind(sourceName, out string modelId, out variant);
        return modelId;
    }
}
