namespace Pointsman.Evaluation;

/// <summary>
/// The second part of a run, where a suite wants it: when all answers are there, a judge compares each arm's with the
/// baseline's, in both orders. Its calls are those of judges: they keep to the cap, and what stands in the file is not
/// asked again.
/// </summary>
internal sealed class PairPhase(
    RunParts parts, JudgeCalls judges, RunWriter writer, RunBefore? before, ProgressMeter progress,
    CancellationToken stopping, CancellationToken ending)
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
        using PairIndex index = PairIndex.Read(path);
        (int all, int judged) = index.Count();
        progress.BeginPairs(all, judged);
        var judge = new PairwiseJudge(new Judge(_suite.PairJudge), pairwise.Criteria);
        var how = new ParallelOptions { MaxDegreeOfParallelism = _suite.Concurrency };
        await Parallel.ForEachAsync(
            Open(index), how, (pair, _) => CompareAsync(judge, index, pair.Cell, pair.Case)).ConfigureAwait(false);
        return Volatile.Read(ref _left) == 0;
    }

    // What has an answer of both and no judgement; what failed is tried again when the run goes on.
    private IEnumerable<(Cell Cell, Case Case)> Open(PairIndex index)
    {
        int at = 0;
        foreach (CaseRow row in CaseRows.Of(_suite).Take(parts.Outline.Cases))
        {
            for (int repeat = 0; repeat < _suite.Repeats && row.Case is not null; repeat++)
            {
                for (int arm = 0; arm < parts.Arms.Count; arm++)
                {
                    var cell = new Cell(at, arm, repeat);
                    if (index.IsOpen(cell))
                    {
                        yield return (cell, row.Case);
                    }
                }
            }

            at++;
        }
    }

    private async ValueTask CompareAsync(PairwiseJudge judge, PairIndex index, Cell cell, Case one)
    {
        // Prompts of arms may differ; what both were asked is told as the baseline was asked it.
        if (stopping.IsCancellationRequested
            || ArmAsk.Messages(parts.Arms[index.Baseline].Arm, one, out _) is not { } question)
        {
            Interlocked.Increment(ref _left);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var pair = new PairResult(cell, index.Baseline);
        try
        {
            EvaluatorTools tools = judges.Tools(new CellAsides(cell, before?.Asides(cell), ended));
            Judged<PairJudgement> judged = await judge
                .CompareAsync(
                    tools, question, Shown(index.Answer(cell with { Arm = index.Baseline })),
                    Shown(index.Answer(cell)), ended.Token)
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
        progress.CountPair(isError: pair.Judgement is null);
    }

    // Of an answer that calls tools, the calls are what can be compared.
    private static string Shown(Answer answer) => answer.Tools.Count == 0
        ? answer.Text
        : string.Join('\n', answer.Tools.Select(tool => $"{tool.Name}({tool.Arguments.GetRawText()})")
            .Prepend(answer.Text)).Trim();
}
