using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// The second part of a run, where a suite wants it: when all answers are there, a judge compares each arm's with the
/// baseline's, in both orders. Its calls are those of judges: they keep to the cap, and what stands in the file is not
/// asked again.
/// </summary>
internal sealed class PairPhase(
    RunParts parts, JudgeCalls judges, RunWriter writer, RunBefore? before, CancellationToken stopping,
    CancellationToken ending)
{
    private readonly Suite _suite = parts.Suite;
    private int _left;

    /// <summary>Compares what is not compared yet; whether nothing is left.</summary>
    public async Task<bool> RunAsync(string path)
    {
        if (_suite.Pairwise is not { } pairwise)
        {
            return true;
        }

        writer.Flush();
        Run run = RunFile.Read(path);
        int baseline = ArmComparisons.BaselineOf(run.Header);
        var judge = new PairwiseJudge(new Judge(pairwise.Judge ?? _suite.Judge), pairwise.Criteria);
        var how = new ParallelOptions { MaxDegreeOfParallelism = _suite.Concurrency };
        await Parallel.ForEachAsync(
            Open(run, baseline), how, (work, _) => CompareAsync(judge, baseline, work)).ConfigureAwait(false);
        return Volatile.Read(ref _left) == 0;
    }

    // What has an answer of both and no judgement; what failed is tried again when the run goes on.
    private static IEnumerable<PairWork> Open(Run run, int baseline)
    {
        HashSet<Cell> known = [.. run.Pairs.Where(pair => pair.Judgement is not null).Select(pair => pair.Cell)];
        foreach (RunCase one in run.Cases)
        {
            for (int repeat = 0; repeat < run.Header.Repeats; repeat++)
            {
                Answer? other = run[new Cell(one.Index, baseline, repeat)]?.Answer;
                for (int arm = 0; arm < run.Header.Arms.Count && other is not null; arm++)
                {
                    var cell = new Cell(one.Index, arm, repeat);
                    if (arm != baseline && !known.Contains(cell) && run[cell]?.Answer is { } own)
                    {
                        yield return new PairWork(cell, one.Case, other, own);
                    }
                }
            }
        }
    }

    private async ValueTask CompareAsync(PairwiseJudge judge, int baseline, PairWork work)
    {
        // Prompts of arms may differ; what both were asked is told as the baseline was asked it.
        if (ArmAsk.Messages(parts.Arms[baseline].Arm, work.Case, out _) is not { } question)
        {
            return;
        }

        if (stopping.IsCancellationRequested)
        {
            Interlocked.Increment(ref _left);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var pair = new PairResult(work.Cell, baseline);
        try
        {
            EvaluatorTools tools = judges.Tools(new CellAsides(work.Cell, before?.Asides(work.Cell), ended));
            Judged<PairJudgement> judged = await judge
                .CompareAsync(tools, question, Shown(work.Baseline), Shown(work.Own), ended.Token)
                .ConfigureAwait(false);
            pair = pair with { Judgement = judged.Said, Error = judged.Error };
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            Interlocked.Increment(ref _left);
            return;
        }
        catch (Exception broken) when (broken is not FaultsException)
        {
            pair = pair with { Error = $"the judge failed: {broken.GetType().Name}: {broken.Message}" };
        }

        writer.WriteLater(PairLines.Line(pair));
    }

    // Of an answer that calls tools, the calls are what can be compared.
    private static string Shown(Answer answer) => answer.Tools.Count == 0
        ? answer.Text
        : string.Join('\n', answer.Tools.Select(tool => $"{tool.Name}({tool.Arguments.GetRawText()})")
            .Prepend(answer.Text)).Trim();

    private sealed record PairWork(Cell Cell, Case Case, Answer Baseline, Answer Own);
}
