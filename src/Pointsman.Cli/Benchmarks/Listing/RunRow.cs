using System.Globalization;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>What the list of runs shows of one; nothing else of the run is kept.</summary>
internal sealed record RunRow
{
    public required string Path { get; init; }

    public required string Suite { get; init; }

    public required string Hash { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required IReadOnlyList<string> Arms { get; init; }

    public required int Cases { get; init; }

    /// <summary>The arm that is best by accuracy, and its share; null where no answer was judged.</summary>
    public (string Arm, double Accuracy)? Best { get; init; }

    public required Usd Cost { get; init; }

    /// <summary>Whether it is whole.</summary>
    public required string State { get; init; }

    /// <summary>The row of a run.</summary>
    public static RunRow Of(string path, Run run)
    {
        IReadOnlyList<ArmMetrics> arms = RunMetrics.Of(run);
        ArmMetrics? best = arms.Where(arm => arm.Accuracy is not null).MaxBy(arm => arm.Accuracy!.Value);
        return new RunRow
        {
            Path = path, Suite = run.Header.Suite, Hash = run.Header.Hash, Started = run.Header.Started,
            Arms = [.. run.Header.Arms.Select(arm => arm.Name)],
            Cases = run.Header.Cases,
            Best = best is null ? null : (best.Arm.Name, best.Accuracy!.Value),
            Cost = arms.Aggregate(run.JudgeCost, (sum, arm) => sum + arm.Cost),
            State = run.End switch
            {
                null => "cut off",
                { Stopped: null } => "whole",
                { Stopped: var why } => $"stopped: {Printable.Of(why)}",
            },
        };
    }

    /// <summary>Its cells in the table.</summary>
    public string[] Cells() =>
    [
        Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Printable.Of(Suite), $"{Arms.Count}",
        $"{Cases:N0}", Printable.Of(Best?.Arm ?? "–"),
        Best is { } best ? $"{(100 * best.Accuracy).ToString("0.0", CultureInfo.InvariantCulture)} %" : "–",
        Cost.ToString(), State, Path,
    ];

    /// <summary>The same as JSON.</summary>
    public JsonObject Json() => new()
    {
        ["file"] = Path,
        ["suite"] = Suite,
        ["hash"] = Hash,
        ["begun"] = Started.ToString("O", CultureInfo.InvariantCulture),
        ["arms"] = Written.Json(Arms),
        ["cases"] = Cases,
        ["best"] = Best?.Arm,
        ["accuracy"] = Best is { } best ? Math.Round(best.Accuracy, 6) : null,
        ["usd"] = Written.Json(Cost),
        ["state"] = State,
    };
}
