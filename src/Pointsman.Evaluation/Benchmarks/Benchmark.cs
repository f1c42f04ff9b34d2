using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// A public benchmark: how the rows of its files become cases. Rows come one at a time, so that a set of any length is
/// read with little memory.
/// </summary>
/// <param name="Name">The word that suites name it by: <c>mmlu</c>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Forms">What its files look like, for refusals and the documents.</param>
/// <param name="Kinds">The kinds of evaluators that judge its answers where a suite names none.</param>
/// <param name="Read">Makes a case of a row; null where the file's row is no row of this benchmark.</param>
internal sealed record Benchmark(
    string Name, string Title, string Forms, IReadOnlyList<string> Kinds, Func<BenchmarkRow, BenchmarkCase?> Read)
{
    /// <summary>The paths in a JSON document under which rows stand.</summary>
    public IReadOnlyList<string> Rows { get; init; } = ["[]"];

    /// <summary>The names of the columns where its table has no line of names; null where it has one.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Whether a JSON file is one row in itself.</summary>
    public bool OneRowAFile { get; init; }

    /// <summary>Splits a value under <see cref="Rows"/> into rows. Default: it is one.</summary>
    public Func<string, JsonElement, IEnumerable<JsonElement>>? Split { get; init; }
}
