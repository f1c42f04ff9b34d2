using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation.Tests.Verdicts;

/// <summary>Runs put together by hand: what each arm did on each case is a function.</summary>
internal static class SomeRun
{
    private static readonly DateTimeOffset Day = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>A run of so many cases; each arm says what it did on a case and a repeat, null for a failure.</summary>
    public static Run Of(
        int cases, (string Name, Func<int, int, Did?> Does)[] arms, Func<RunHeader, RunHeader>? header = null,
        Func<int, Case, Case>? one = null, int repeats = 1, bool ended = true)
    {
        RunHeader plain = new()
        {
            Suite = "suite", Hash = "0123456789abcdef", Started = Day, Version = "1.0", Cases = cases,
            Repeats = repeats, Seed = 1, Evaluators = [new RunEvaluator("equals", "equals", 1)],
            Arms = [.. arms.Select(arm => new RunArm { Name = arm.Name, Model = $"made/{arm.Name}" })],
        };
        RunHeader own = header?.Invoke(plain) ?? plain;
        RunCase[] all = [.. Enumerable.Range(0, cases).Select(at => new RunCase(at, Case(at, one)))];
        var results = new Dictionary<Cell, CellResult>();
        for (int at = 0; at < cases; at++)
        {
            for (int arm = 0; arm < arms.Length; arm++)
            {
                for (int repeat = 0; repeat < repeats; repeat++)
                {
                    results[new Cell(at, arm, repeat)] = Result(arms[arm].Does(at, repeat), own);
                }
            }
        }

        return new Run(own, all, results, ended ? new RunEnd(Day) : null);
    }

    /// <summary>An arm that passes where it is told to, in a second, for a tenth of a cent.</summary>
    public static (string, Func<int, int, Did?>) Arm(
        string name, Func<int, bool> passes, decimal dollars = 0.001m, double seconds = 1) =>
        (name, (at, _) => new Did(passes(at)) { Dollars = dollars, Seconds = seconds });

    /// <summary>Two arms that get so many cases right together, alone, and not at all.</summary>
    public static Run Counted(int both, int baselineOnly, int armOnly, int neither, double margin = 0.05)
    {
        int cases = both + baselineOnly + armOnly + neither;
        return Of(
            cases,
            [
                Arm("base", at => at < both + baselineOnly),
                Arm("arm", at => at < both || (at >= both + baselineOnly && at < cases - neither)),
            ],
            header => header with { Margin = margin });
    }

    /// <summary>The accuracy verdict of the second arm beside the first.</summary>
    public static Verdict Accuracy(this Run run) => ArmComparisons.Of(run)[0][ComparedMetric.Accuracy]!;

    private static Case Case(int at, Func<int, Case, Case>? one)
    {
        var plain = new Case
        {
            Id = $"c{at.ToString("0000", CultureInfo.InvariantCulture)}",
            Values = new Dictionary<string, JsonElement>
            {
                ["input"] = JsonSerializer.SerializeToElement($"question {at}"),
            },
        };
        return one?.Invoke(at, plain) ?? plain;
    }

    private static CellResult Result(Did? did, RunHeader header)
    {
        if (did is null)
        {
            return new CellResult { Failure = new CellFailure("call", "500", "broken", 1) };
        }

        EvaluatorScore[] scores = did.Error is { } error
            ? [.. header.Evaluators.Select(_ => EvaluatorScore.Failed(error))]
            : [.. header.Evaluators.Select(_ => EvaluatorScore.Of(did.Score, did.Passed) with { Votes = did.Votes })];
        return new CellResult
        {
            Answer = new Answer
            {
                Text = "an answer", Cached = did.Remembered,
                Latency = did.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                FirstToken = did.Seconds is { } all ? TimeSpan.FromSeconds(all / 2) : null,
                Cost = did.Dollars is { } dollars ? new Usd(dollars) : null,
                Usage = new Usage { Input = 100, Output = 51 },
            },
            Scores = scores,
            Grade = did.Error is null ? new Grade(did.Score, did.Passed) : null,
        };
    }
}
