using System.Globalization;

namespace Pointsman;

/// <summary>
/// How good models are at a task by what the catalog knows: the share of measured models that a model is better than,
/// lowered by caution, as the advisor ranks them. The abilities are estimated at the first question.
/// </summary>
public sealed class CatalogQuality(Catalog catalog)
{
    private readonly Lazy<AdviceRules> _rules = new(() => AdviceRules.Of(catalog));
    private readonly string _day = catalog.Newest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// The figure for a model, by any name that a source gives it; null when nobody knows the model, or how to be good
    /// at the task.
    /// </summary>
    public QualityFigure? Of(string model, string task)
    {
        if (catalog.FindModel(model) is not { } known
            || !_rules.Value.Tasks.TryGetValue(task, out TaskDescription? wanted) || wanted.Capabilities.Count == 0)
        {
            return null;
        }

        Abilities abilities = catalog.NewestAbilities;
        int at = abilities.IndexOf(known.Id);
        if (at < 0)
        {
            return null;
        }

        var merit = ModelMerit.Of(at, wanted.Capabilities, abilities, _rules.Value.Ranking);
        return new QualityFigure(
            merit.Quality, merit.QualityBelief.Observations > 0 ? $"catalog {_day}" : $"guess of the catalog {_day}");
    }

    /// <summary>The tasks that a model can be good at, as the rules that come with the library list them.</summary>
    public static IReadOnlyList<string> Tasks() =>
    [
        .. AdviceRules.LoadEmbedded().Tasks.Values.Where(task => task.Capabilities.Count > 0)
            .Select(task => task.Id).Order(StringComparer.Ordinal),
    ];
}
