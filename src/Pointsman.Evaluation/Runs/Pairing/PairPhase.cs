using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// The second part of a run, where a suite wants it: when all answers are there, a judge compares each arm's with the
/// baseline's, in both orders. What it said is written before it is asked again, so that a run which was cut off goes on
/// without asking anything twice.
/// </summary>
internal sealed class PairPhase
{
    private readonly Run _run;
    private readonly IReadOnlyList<Arm> _arms;
    private readonly int _baseline;
    private readonly PairwiseJudge _judge;
    private readonly Func<Cell, EvaluatorTools> _tools;
    private readonly RunWriter _writer;

    private PairPhase(
        Suite suite, Pairwise pairwise, Run run, Func<Cell, EvaluatorTools> tools, RunWriter writer)
    {
        _run = run;
        _arms = suite.Arms();
        _baseline = ArmComparisons.BaselineOf(run.Header);
        _judge = new PairwiseJudge(new Judge(pairwise.Judge ?? suite.Judge), pairwise.Criteria);
        _tools = tools;
        _writer = writer;
    }

    /// <summary>Compares what is not compared yet; nothing where the suite does not want it.</summary>
    public static Task RunAsync(
        Suite suite, RunnerOptions options, RunWriter writer, string path, CancellationToken cancel) =>
        RunAsync(suite, _ => options.Tools, writer, path, cancel);

    /// <summary>The same with tools for each cell.</summary>
    public static async Task RunAsync(
        Suite suite, Func<Cell, EvaluatorTools> tools, RunWriter writer, string path, CancellationToken cancel)
    {
        if (suite.Pairwise is not { } pairwise)
        {
            return;
        }

        var phase = new PairPhase(suite, pairwise, RunFile.Read(path), tools, writer);
        var how = new ParallelOptions { MaxDegreeOfParallelism = suite.Concurrency, CancellationToken = cancel };
        await Parallel.ForEachAsync(phase.Open(), how, phase.CompareAsync).ConfigureAwait(false);
    }

    // What has an answer of both and no judgement.
    private IEnumerable<PairWork> Open()
    {
        var known = _run.Pairs.ToDictionary(pair => pair.Cell);
        foreach (RunCase one in _run.Cases)
        {
            for (int repeat = 0; repeat < _run.Header.Repeats; repeat++)
            {
                Answer? baseline = _run[new Cell(one.Index, _baseline, repeat)]?.Answer;
                for (int arm = 0; arm < _arms.Count && baseline is not null; arm++)
                {
                    var cell = new Cell(one.Index, arm, repeat);
                    PairResult pair = known.GetValueOrDefault(cell) ?? new PairResult(cell, _baseline);
                    if (arm != _baseline && !pair.IsDone && _run[cell]?.Answer is { } own)
                    {
                        yield return new PairWork(pair, one.Case, baseline, own);
                    }
                }
            }
        }
    }

    private async ValueTask CompareAsync(PairWork work, CancellationToken cancel)
    {
        // Prompts of arms may differ; what both were asked is told as the baseline was asked it.
        if (ArmAsk.Messages(_arms[_baseline], work.Case, out _) is not { } question)
        {
            return;
        }

        PairResult pair = work.Pair;
        try
        {
            Judged<PairJudgement> judged = await _judge.CompareAsync(
                _tools(pair.Cell), question, Shown(work.Baseline), Shown(work.Own), pair.First,
                first => _writer.Write(PairLines.Line(pair with { First = first })), cancel).ConfigureAwait(false);
            pair = judged.Said is { } said
                ? pair with { First = said.BaselineFirst, Swapped = said.ChallengerFirst }
                : pair with { Error = judged.Error };
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception broken)
        {
            pair = pair with { Error = $"the judge failed: {broken.GetType().Name}: {broken.Message}" };
        }

        _writer.Write(PairLines.Line(pair));
    }

    // Of an answer that calls tools, the calls are what can be compared.
    private static string Shown(Answer answer) => answer.Tools.Count == 0
        ? answer.Text
        : string.Join('\n', answer.Tools.Select(tool => $"{tool.Name}({tool.Arguments.GetRawText()})")
            .Prepend(answer.Text)).Trim();

    private sealed record PairWork(PairResult Pair, Case Case, Answer Baseline, Answer Own);
}
