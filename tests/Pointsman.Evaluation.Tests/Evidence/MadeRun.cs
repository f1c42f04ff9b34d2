using System.Text.Json;

namespace Pointsman.Evaluation.Tests.Evidence;

/// <summary>Runs that tests make by hand: as many cases as wanted, and what each arm did with each.</summary>
internal sealed class MadeRun(int cases, params RunArm[] arms)
{
    private readonly Dictionary<Cell, CellResult> _results = [];

    /// <summary>How often each case is put to each arm.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>How it ended; null where it was cut off.</summary>
    public RunEnd? End { get; init; } = new(new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.Zero));

    /// <summary>The names of the cases. Default: q0, q1 …</summary>
    public Func<int, string> Name { get; init; } = at => $"q{at}";

    /// <summary>What an arm did with all cases; null for a failure.</summary>
    public MadeRun With(string arm, Func<int, CellResult?> result)
    {
        int at = Array.FindIndex(arms, one => one.Name == arm);
        for (int one = 0; one < cases; one++)
        {
            for (int repeat = 0; repeat < Repeats; repeat++)
            {
                _results[new Cell(one, at, repeat)] = result((one * Repeats) + repeat)
                    ?? new CellResult { Failure = new CellFailure("call", "timeout", "too late", 1) };
            }
        }

        return this;
    }

    /// <summary>An answer with its grade.</summary>
    public static CellResult Graded(
        double value, decimal? usd = 0.001m, double ms = 500, double? confidence = null, double? firstMs = null) =>
        new()
        {
            Answer = new Answer
            {
                Text = "so it is", Cost = usd is { } cost ? new Usd(cost) : null, Confidence = confidence,
                Latency = TimeSpan.FromMilliseconds(ms),
                FirstToken = firstMs is { } first ? TimeSpan.FromMilliseconds(first) : null,
            },
            Scores = [EvaluatorScore.Of(value, value == 1)],
            Grade = new Grade(value, value == 1),
        };

    public Run Make() => new(
        new RunHeader
        {
            Suite = "support", Hash = "00", Arms = arms, Cases = cases, Repeats = Repeats,
            Started = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero),
            Evaluators = [new RunEvaluator("equals", "equals", 1)],
        },
        [.. Enumerable.Range(0, cases).Select(at => Case(at, Name(at)))],
        _results, End);

    private static RunCase Case(int at, string name) => new(at, new Case
    {
        Id = name,
        Values = new Dictionary<string, JsonElement>
        {
            ["input"] = JsonSerializer.SerializeToElement($"question {at}"),
        },
    });
}
