namespace Pointsman;

/// <summary>Everything that one source says.</summary>
/// <param name="Models">Its models.</param>
/// <param name="Offers">Its offers.</param>
/// <param name="Scores">Its results.</param>
public sealed record SourceFacts(IReadOnlyList<Model> Models, IReadOnlyList<Offer> Offers, IReadOnlyList<Score> Scores)
{
    /// <summary>A source that says nothing.</summary>
    public static SourceFacts Nothing { get; } = new([], [], []);

    /// <summary>What a file gave.</summary>
    public static SourceFacts Of(ImportedFacts facts) => new(facts.Models, facts.Offers, facts.Scores);
}
