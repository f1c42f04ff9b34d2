using System.Globalization;
using System.Reflection;
using Pointsman.Evaluation;
using Pointsman.Providers;

namespace Pointsman.Cli;

/// <summary>One run of a suite: looked over, asked, told.</summary>
internal sealed class SuiteRun(BenchContext context, RunRequest request)
{
    // What is dearer is not begun without a word.
    private static readonly Usd Dear = new(1m);

    private readonly Suite _suite = request.Suite;
    private readonly Screen _screen = context.Screen;

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        Catalog catalog = CatalogHome.Of(null).Load();
        await using BenchModels models = await BenchModels.LoadAsync(
            request.Config, request.Gateway, catalog, context.Time, cancel);
        await models.FindAsync(
            [.. _suite.Models.Select(model => model.Model), .. _suite.Judges()], _suite.VectorModels(), cancel);
        using AnswerCache? cache = request.Cache is null || request.DryRun ? null : AnswerCache.Open(request.Cache);
        using var line = new ProgressLine(_screen, context.Time);
        RunnerOptions options = Options(models, catalog, cache, line);
        foreach (string note in request.Notes)
        {
            _screen.Message($"note: {note}");
        }

        if (cache is not null && _suite.Models.Any(model => models[model.Model].IsRoute))
        {
            _screen.Message("note: answers through a gateway are not remembered: its routes may change");
        }

        Rehearsal rehearsal = await Rehearsal.OfAsync(_suite, options, cancel);
        if (request.DryRun)
        {
            return RunPlan.Write(_screen, _suite, rehearsal, request.Format == "json");
        }

        if (!MayBegin(rehearsal, models))
        {
            _screen.Message("nothing was asked");
            return ExitCode.Unexpected;
        }

        string path = PathOf();
        Run run = await new Runner(_suite, options).RunAsync(path, cancel);
        line.Dispose();
        if (cache?.Note is { } told)
        {
            _screen.Message($"note: {told}");
        }

        return Tell(run, path);
    }

    private bool MayBegin(Rehearsal rehearsal, BenchModels models)
    {
        FaultsException.ThrowIfAny([.. rehearsal.Hopeless, .. NoCase(rehearsal)]);
        foreach (string warning in RunPlan.Warnings(rehearsal))
        {
            _screen.Message($"warning: {warning}");
        }

        // What simulated models cost is made up.
        Usd cost = rehearsal.Calls.Where(calls => !models.IsSimulated(calls.Model))
            .Aggregate(Usd.Zero, (sum, calls) => sum + (calls.Cost ?? Usd.Zero));
        if (_suite.Spend is not null || cost <= Dear)
        {
            return true;
        }

        _screen.Message($"this run may cost about {cost}; --spend USD holds it to an amount");
        return context.Ask is null || context.Ask("go on?");
    }

    private IEnumerable<Fault> NoCase(Rehearsal rehearsal) => rehearsal switch
    {
        { Cases: 0 } => [new Fault(_suite.Name, "the suite has no cases", "add cases: cases: cases.jsonl")],
        { BadRows: var bad } when bad == rehearsal.Cases => rehearsal.FirstBadRows,
        _ => [],
    };

    private int Tell(Run run, string path)
    {
        if (run.End?.Stopped == "interrupted")
        {
            int total = run.Header.Cases * run.Header.Arms.Count * run.Header.Repeats;
            _screen.Message(string.Create(CultureInfo.InvariantCulture,
                $"interrupted: {run.Count:#,0} of {total:#,0} results are in {path}"));
            _screen.Message($"to go on: pointsman bench run {request.SuitePath} --resume {path}, with the same flags");
            return ExitCode.Unexpected;
        }

        RunJudgement judgement = RunJudgement.Of(run);
        switch (request.Format)
        {
            case "text":
                RunSummary.Write(_screen, run, judgement, path);
                break;
            default:
                ReportFormats.Print(_screen, run, ReportFormats.Of(request.Format));
                _screen.Message($"run: {path}");
                break;
        }

        foreach ((string report, ReportFormat format) in request.Reports)
        {
            BenchFiles.Write("--report", report, to => RunReports.Write(run, format, to));
            _screen.Message($"written: {report}");
        }

        if (run.End is { Stopped: { } why })
        {
            string flags = why.StartsWith("spend cap", StringComparison.Ordinal)
                ? "with more to spend, and else the same flags"
                : "with the same flags";
            _screen.Message($"to go on: pointsman bench run {request.SuitePath} --resume {path}, {flags}");
        }
        else if (WentWrong.MayBeMended(run))
        {
            _screen.Message($"to ask anew what failed: pointsman bench run {request.SuitePath} --resume {path} "
                + "--again, with the same flags");
        }

        return judgement.Passes ? ExitCode.Ok : ExitCode.Failed;
    }

    private RunnerOptions Options(
        BenchModels models, Catalog catalog, AnswerCache? cache, IProgress<RunProgress> progress) => new()
    {
        Clients = arm => models[arm.Model].Client,
        Prices = arm => models[arm.Model].Price,
        JudgePrices = models.Price,
        Lanes = arm => models[arm.Model].Lane,
        Describe = arm => Described(arm, models[arm.Model]),
        RetryAfter = broken => (broken as ProviderException)?.Error.RetryAfter,
        Cache = cache,
        Again = request.Again,
        // What was answered is read again for a report alone: it may be far more than memory.
        Reading = request is { Format: "text", Reports.Count: 0 } ? RunReadOptions.Conclusions : RunReadOptions.All,
        MayRemember = arm => !models[arm.Model].IsRoute,
        Progress = progress,
        Tools = new EvaluatorTools
        {
            Judges = models.Client,
            Embedders = models.Vectors,
            DefaultJudge = _suite.Judge,
            Seed = _suite.Seed,
            MayRunCode = request.AllowCode,
        },
        Version = Version,
        Catalog = catalog.Newest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Time = context.Time,
    };

    private string PathOf()
    {
        if (request.Output is { } named)
        {
            return named;
        }

        if (request.Resume)
        {
            return RunFolder.Unfinished(BenchContext.RunFolder, SuiteOutline.Of(_suite).Hash)
                ?? throw new FaultsException([new Fault("--resume",
                    $"no run of this suite in {BenchContext.RunFolder} was cut off",
                    "name the run: --resume FILE, with the flags that it was begun with; or run without --resume")]);
        }

        string stamp = context.Time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string name = string.Concat(_suite.Name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
        string fresh = Path.Combine(BenchContext.RunFolder, $"{name}-{stamp}");
        string path = $"{fresh}.jsonl";
        for (int more = 2; File.Exists(path); more++)
        {
            path = $"{fresh}-{more}.jsonl";
        }

        return path;
    }

    private static string Version => typeof(BenchRun).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private static RunArm Described(Arm arm, BenchModel model) => new()
    {
        Name = arm.Name,
        Model = arm.Model,
        Prompt = arm.Prompt.Name,
        Offer = model.Offer,
        Price = model.Price?.Base,
        Simulated = model.Simulated,
    };
}
