namespace Pointsman;

/// <summary>
/// How to read a table that has no format of its own, as a file in <c>catalog/imports</c> says it: which column is
/// which field. A new table needs a new mapping and no code.
/// </summary>
public sealed record TableMapping
{
    /// <summary>What the rows are: <c>models</c>, <c>offers</c> or <c>scores</c>.</summary>
    public required string Of { get; init; }

    /// <summary>The source that the table belongs to.</summary>
    public required string Source { get; init; }

    /// <summary>The fields of a row, by the names of <see cref="Fields"/>.</summary>
    public required IReadOnlyDictionary<string, TableCell> Cells { get; init; }

    /// <summary>The results in a row of scores.</summary>
    public IReadOnlyList<TableScore> Scores { get; init; } = [];

    /// <summary>The features that a row shows.</summary>
    public IReadOnlyList<TableRule> Features { get; init; } = [];

    /// <summary>The rows to pass over.</summary>
    public IReadOnlyList<TableRule> Skip { get; init; } = [];

    /// <summary>The fields that a mapping may fill.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "model", "name", "maker", "family", "task", "specialty", "released", "cutoff", "licence", "openWeights",
            "parameters", "input",
        "output", "context", "maxOutput", "tokenizer", "url", "provider", "wire", "region", "status", "retires", "rpm",
            "tpm", "in", "out",
        "cached", "cacheWrite", "reasoning", "audioIn", "audioOut", "perImageIn", "perImageOut", "perSecondIn",
            "perSecondOut", "batchIn",
        "batchOut", "tiers", "release", "date", "variant", "n",
    ];

    /// <summary>Every column that the mapping reads.</summary>
    internal IEnumerable<string> Columns => Cells.Values
        .Concat(Scores.SelectMany(score => new[] { score.Benchmark, score.Value }))
        .SelectMany(cell => cell.Columns)
        .Concat(Features.Concat(Skip).Select(rule => rule.Column))
        .Distinct(StringComparer.Ordinal);
}
