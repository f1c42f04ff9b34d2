namespace Pointsman;

/// <summary>What a public file says, in the catalog's words. A file with faults gives no facts at all.</summary>
public sealed record ImportedFacts
{
    /// <summary>Models that the file describes, or that its rows name and nobody knew.</summary>
    public IReadOnlyList<Model> Models { get; init; } = [];

    /// <summary>Offers, one for each wire name.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>Results.</summary>
    public IReadOnlyList<Score> Scores { get; init; } = [];

    /// <summary>What was left out or changed on the way, row by row.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why the file cannot be used; empty when it can.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>A file that cannot be used.</summary>
    internal static ImportedFacts Faulty(params Fault[] faults) => new() { Faults = faults };
}
