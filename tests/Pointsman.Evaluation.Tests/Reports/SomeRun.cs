using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pointsman.Evaluation.Tests.Reports;

/// <summary>Runs for reports, put together by hand.</summary>
internal static class SomeRun
{
    /// <summary>A small run: two arms, three cases asked twice, with every state that a cell can have.</summary>
    public static Run WithEveryState()
    {
        RunEvaluator[] evaluators = [new("equals", "equals", 1)];
        var results = new Dictionary<Cell, CellResult>
        {
            [new Cell(0, 0, 0)] = Answered("391", EvaluatorScore.Of(true)),
            [new Cell(0, 0, 1)] = Answered("392", EvaluatorScore.Of(false, "'392' is not '391'")),
            [new Cell(1, 0, 0)] = Answered("4", EvaluatorScore.Failed("the judge did not answer")),
            [new Cell(1, 0, 1)] = new() { Failure = new CellFailure("call", "429", "too many requests", 4) },
            [new Cell(2, 0, 0)] = new() { Answer = new Answer { Text = "nobody judged this" } },
            [new Cell(0, 1, 0)] = Answered("391", EvaluatorScore.Of(true)),
        };
        return new Run(
            Header(2, evaluators) with { Repeats = 2, Cases = 3 },
            [.. new[] { "a", "b", "c" }.Select((id, at) => new RunCase(at, new Case { Id = id, Category = "sums" }))],
            results, new RunEnd(DateTimeOffset.UnixEpoch, "the spend of $1.00 was reached"));
    }

    /// <summary>A run in which everything that a file can say is the same text.</summary>
    public static Run SayingOnly(string text)
    {
        RunEvaluator[] evaluators = [new(text, text, 1)];
        var one = new Case
        {
            Id = text, Category = text, Difficulty = text,
            Values = new Dictionary<string, JsonElement> { [text] = Json(text) }, Expected = Json(text),
        };
        RunHeader header = Header(2, evaluators) with
        {
            Suite = text, Description = text, Hash = text, Version = text, Catalog = text, Judge = text,
            ImportedFrom = text, Cases = 2,
        };
        return new Run(
            header with { Arms = [.. header.Arms.Select((arm, at) => arm with { Name = text + at, Model = text })] },
            [new RunCase(0, one), new RunCase(1, one with { Id = text + "2" })],
            new Dictionary<Cell, CellResult>
            {
                [new Cell(0, 0, 0)] = Answered(text, EvaluatorScore.Of(false, text)),
                [new Cell(1, 0, 0)] = Answered(text, EvaluatorScore.Failed(text)),
                [new Cell(0, 1, 0)] = new() { Failure = new CellFailure(text, text, text) },
                [new Cell(1, 1, 0)] = Answered(text, EvaluatorScore.Of(true, text)),
            },
            new RunEnd(DateTimeOffset.UnixEpoch, text));
    }

    /// <summary>A report as text.</summary>
    public static string Report(Run run, ReportFormat format)
    {
        using var to = new MemoryStream();
        RunReports.Write(run, format, to);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    /// <summary>The file of a run, as a runner writes it.</summary>
    public static string Save(Run run, string path)
    {
        using FileStream file = File.Create(path);
        file.Write(RunLines.Header(run.Header).Span);
        foreach (RunCase one in run.Cases)
        {
            file.Write(RunLines.Case(one).Span);
            for (int arm = 0; arm < run.Header.Arms.Count; arm++)
            {
                for (int repeat = 0; repeat < run.Header.Repeats; repeat++)
                {
                    Save(file, new Cell(one.Index, arm, repeat), run[new Cell(one.Index, arm, repeat)]);
                }
            }
        }

        file.Write(RunLines.End(run.End!).Span);
        return path;
    }

    private static void Save(FileStream file, Cell cell, CellResult? result)
    {
        if (result?.Failure is { } failure)
        {
            file.Write(RunLines.Failure(cell, failure).Span);
        }
        else if (result is { Answer: { } answer })
        {
            file.Write(RunLines.Answer(cell, answer).Span);
            file.Write(RunLines.Scores(cell, result.Scores!).Span);
        }
    }

    private static RunHeader Header(int arms, RunEvaluator[] evaluators) => new()
    {
        Suite = "sums", Hash = "abc", Started = DateTimeOffset.UnixEpoch, Evaluators = evaluators,
        Arms = [.. Enumerable.Range(0, arms).Select(at => new RunArm
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"arm{at}"), Model = "m", Simulated = at == 1,
        })],
    };

    private static CellResult Answered(string text, EvaluatorScore score) => new()
    {
        Answer = new Answer { Text = text, Latency = TimeSpan.FromMilliseconds(1500), Cost = new Usd(0.002m) },
        Scores = [score],
        Grade = Grade.Of([1], [score]),
    };

    private static JsonElement Json(string text) =>
        JsonSerializer.SerializeToElement(text.Replace("\uD800", "", StringComparison.Ordinal));
}
