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

    /// <summary>
    /// Runs the suite into a file that is not there yet, or goes on with one that is. A run that reaches its cap, whose
    /// lanes are given up, or that is cancelled, ends with a file that can be continued;
    /// <see cref="RunEnd.Stopped"/> says why.
    /// </summary>
    /// <exception cref="FaultsException">The file is of another suite, whole already, or written by another process;
    /// there are no cases; the file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A cell could not be worked on because of a bug; the file can be
    /// continued.</exception>
    public async Task<Run> RunAsync(string path, CancellationToken cancel)
    {
        RunBeginning.Check(_suite, _arms, _options);
        SuiteOutline outline = SuiteOutline.Of(_suite);
        var spend = new SpendMeter(_suite.Spend);
        using var gate = new CallGate(_suite.Concurrency, _options.GiveUpAfter, spend, _options.Time);
        var parts = new RunParts(_suite, outline, [.. _arms.Select(arm => Parts(arm, gate))], _options);
        using (RunLock held = Take(path))
        {
            // Whoever is refused leaves no lock behind.
            held.IsDone = true;
            RunBefore? before = File.Exists(path) ? RunBefore.Read(path, _options.Again) : null;
            if (before is { IsBegun: true })
            {
                RunBeginning.CheckSame(path, before, outline);
                spend.Carry(before.Spent, before.Doubtful);
            }

            using RunWriter writer = before is null
                ? RunWriter.Create(path, _options.Open)
                : RunWriter.Continue(path, before.Length, _options.Open);
            held.IsDone = false;
            if (before is not { IsBegun: true })
            {
                before = null;
                writer.Write(RunLines.Header(RunBeginning.Header(_suite, outline, _arms, _options)));
            }

            using var work = new RunWork(parts, gate, writer, before, path);
            RunEnd end = await work.RunAsync(cancel).ConfigureAwait(false);
            writer.Write(RunLines.End(end));
            held.IsDone = end.Stopped is null;
        }

        return RunFile.Read(path, _options.Reading);
    }

    private ArmParts Parts(Arm arm, CallGate gate)
    {
        Price? price = RunBeginning.PriceOf(arm, _options);
        return new ArmParts(
            arm, ArmAsk.Options(arm.Options), new ArmCaller(_options.Clients(arm), price, _options.Time),
            new CallBound(price, arm.Options.MaxTokens), gate.Lane(_options.Lanes(arm)),
            _options.MayRemember(arm) ? _options.Cache : null);
    }

    private static RunLock Take(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return RunLock.Take(path) ?? throw RunFile.Refused(path, "another process is writing this run",
                "wait until it is done, or give another name: --out runs/NAME.jsonl");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw RunFile.Unwritable(path, broken);
        }
    }
}
