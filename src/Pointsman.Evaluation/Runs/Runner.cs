namespace Pointsman.Evaluation;

/// <summary>
/// Carries out a run: puts every case to every arm as often as the suite says, has the answers judged, and writes each
/// step to the run's file before it goes on. A file that was cut off is continued: what has an answer is not asked
/// again.
/// </summary>
public sealed class Runner
{
    private readonly Suite _suite;
    private readonly RunnerOptions _options;
    private readonly IReadOnlyList<Arm> _arms;

    /// <summary>A runner of a suite.</summary>
    public Runner(Suite suite, RunnerOptions options)
    {
        _suite = suite;
        _options = options;
        _arms = suite.Arms();
    }

    /// <summary>Runs the suite into a file that is not there yet, or goes on with one that is.</summary>
    /// <exception cref="FaultsException">The file is of another suite, or whole already; or there are no cases.
    /// </exception>
    public async Task<Run> RunAsync(string path, CancellationToken cancel)
    {
        SuiteOutline outline = SuiteOutline.Of(_suite);
        if (outline.Cases == 0)
        {
            throw RunFile.Refused(_suite.Name, "the suite has no cases", "add cases: cases: cases.jsonl");
        }

        Run? before = null;
        long length = 0;
        if (File.Exists(path))
        {
            (before, length) = RunFile.ReadWithLength(path);
            CheckSame(path, before, outline);
        }

        RunHeader header = before?.Header ?? Header(outline);
        using (RunWriter writer = before is null ? RunWriter.Create(path) : RunWriter.Continue(path, length))
        {
            if (before is null)
            {
                writer.Write(RunLines.Header(header));
            }

            var cells = new CellWork(_suite, _arms, _options, writer, before);
            await Task.WhenAll(_arms.Select((arm, at) => (Lane: _options.Lanes(arm), At: at))
                .GroupBy(arm => arm.Lane, arm => arm.At)
                .Select(lane => LaneAsync([.. lane], cells, cancel))).ConfigureAwait(false);
            await PairPhase.RunAsync(_suite, _options, writer, path, cancel).ConfigureAwait(false);
            writer.Write(RunLines.End(new RunEnd(_options.Time.GetUtcNow())));
        }

        return RunFile.Read(path);
    }

    private async Task LaneAsync(int[] arms, CellWork cells, CancellationToken cancel)
    {
        using var room = new SemaphoreSlim(_suite.Concurrency);
        int at = 0;
        foreach (CaseRow row in CaseRows.Of(_suite))
        {
            for (int repeat = 0; repeat < _suite.Repeats; repeat++)
            {
                foreach (int arm in arms)
                {
                    var cell = new Cell(at, arm, repeat);
                    if (cells.IsDone(cell))
                    {
                        continue;
                    }

                    await room.WaitAsync(cancel).ConfigureAwait(false);
                    _ = OneAsync(cells, cell, row, room, cancel);
                }
            }

            at++;
        }

        for (int slot = 0; slot < _suite.Concurrency; slot++)
        {
            await room.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    private static async Task OneAsync(
        CellWork cells, Cell cell, CaseRow row, SemaphoreSlim room, CancellationToken cancel)
    {
        try
        {
            await cells.DoAsync(cell, row, cancel).ConfigureAwait(false);
        }
        finally
        {
            room.Release();
        }
    }

    private RunHeader Header(SuiteOutline outline) => new()
    {
        Suite = _suite.Name,
        Description = _suite.Description,
        Hash = outline.Hash,
        Started = _options.Time.GetUtcNow(),
        Version = _options.Version,
        Catalog = _options.Catalog,
        Seed = _suite.Seed,
        Repeats = _suite.Repeats,
        Cases = outline.Cases,
        Arms = [.. _arms.Select(arm => _options.Describe?.Invoke(arm)
            ?? new RunArm { Name = arm.Name, Model = arm.Model, Prompt = arm.Prompt.Name })],
        Evaluators = [.. _suite.Evaluators.Select(use => RunEvaluator.Of(use, _suite))],
        Criteria = [.. _suite.Criteria.Select(criterion => criterion.Text)],
        Margin = _suite.Margin,
        IsMarginDeclared = _suite.IsMarginDeclared,
        Baseline = _suite.Baseline,
        MostErrors = _suite.MostErrors,
        Judge = _suite.Judge,
        PairJudge = _suite.Pairwise is { } pairwise ? pairwise.Judge ?? _suite.Judge : null,
    };

    private static void CheckSame(string path, Run before, SuiteOutline outline)
    {
        if (before.Header.Hash != outline.Hash)
        {
            throw RunFile.Refused(path, "a run of another suite, or of this one before it was changed",
                "give another name: --out runs/NAME.jsonl");
        }

        if (before.End is { Stopped: null })
        {
            throw RunFile.Refused(path, "a run that is whole", "give another name: --out runs/NAME.jsonl");
        }
    }
}
