namespace Pointsman;

/// <summary>
/// Must-haves or wishes of a requirement, read once so that asking an offer for them allocates nothing.
/// </summary>
internal sealed class Wishes
{
    private readonly Features[] _features;
    private readonly bool _openWeights;
    private readonly bool _active;

    public Wishes(IReadOnlyList<string> words)
    {
        _features = new Features[words.Count];
        int at = 0;
        foreach (string word in words)
        {
            if (word == "open-weights")
            {
                _openWeights = true;
            }
            else if (word == "active")
            {
                _active = true;
            }
            else if (CatalogWords.Features.TryParse(word, out Features feature))
            {
                _features[at++] = feature;
            }
        }

        Array.Resize(ref _features, at);
        Count = words.Count;
    }

    public int Count { get; }

    /// <summary>Whether an offer meets one of them.</summary>
    public static bool IsMet(OfferEntry entry, string word) => new Wishes([word]).Met(entry) == 1;

    /// <summary>How many of them an offer meets.</summary>
    public int Met(OfferEntry entry)
    {
        int met = (_openWeights && entry.OpenWeights ? 1 : 0) + (_active && entry.Status == Lifecycle.Active ? 1 : 0);
        foreach (Features feature in _features)
        {
            met += (entry.Features & feature) == feature ? 1 : 0;
        }

        return met;
    }
}
