using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench run</c>: carries a suite out and says what it showed.</summary>
internal static class BenchRun
{
    public static Command Create(BenchContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("out", "FILE", $"The run's file; one that was cut off is continued ({BenchContext.RunFolder}/NAME-TIME.jsonl)")
            .Ask("config", "FILE", "The gateway's configuration, for its providers and routes (./pointsman.yaml, else keys found here)")
            .Ask("gateway", "URL", $"Ask a running gateway for everything instead; its key stands in ${BenchModels.KeyVariable}");
        var suite = new Argument<string>("SUITE") { Description = "The suite's file" };
        var command = new Command("run", "Put every case of a suite to every model, and judge the answers") { suite };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            string? output = document.Text("out"), config = document.Text("config");
            Uri? gateway = Gateway(document);
            FaultsException.ThrowIfAny(faults);
            Suite read = SuiteFile.Read(parsed.GetValue(suite)!);
            return await RunAsync(context, read, output, config, gateway, cancel);
        });
        return command.WithExamples(
            "pointsman bench run suite.yaml",
            "pointsman bench run suite.yaml --out runs/today.jsonl      again, to go on where it was cut off",
            "pointsman bench run suite.yaml --gateway http://127.0.0.1:7070");
    }

    private static async Task<int> RunAsync(
        BenchContext context, Suite suite, string? output, string? config, Uri? gateway, CancellationToken cancel)
    {
        Catalog catalog = CatalogHome.Of(null).Load();
        await using BenchModels models = await BenchModels.LoadAsync(config, gateway, catalog, context.Time, cancel);
        await models.FindAsync(
            [.. suite.Models.Select(model => model.Model), .. suite.Judge is { } judge ? [judge] : Array.Empty<string>()],
            cancel);
        string path = output ?? FreshPath(suite, context.Time);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        Run run = await new Runner(suite, new RunnerOptions
        {
            Clients = arm => models[arm.Model].Client,
            Prices = arm => models[arm.Model].Price,
            Lanes = arm => models[arm.Model].Lane,
            Describe = arm => Describe(arm, models[arm.Model]),
            Tools = new EvaluatorTools
            {
                Judges = models.Client, DefaultJudge = suite.Judge, Seed = suite.Seed,
            },
            Version = Version,
            Time = context.Time,
        }).RunAsync(path, cancel);
        context.Screen.Line($"{run.Count} results in {path}");
        return ExitCode.Ok;
    }

    private static string Version => typeof(BenchRun).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private static RunArm Describe(Arm arm, BenchModel model) => new()
    {
        Name = arm.Name,
        Model = arm.Model,
        Prompt = arm.Prompt.Name,
        Offer = model.Offer,
        Price = model.Price?.Base,
        Simulated = model.Simulated,
    };

    private static string FreshPath(Suite suite, TimeProvider time)
    {
        string stamp = time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string name = string.Concat(suite.Name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
        return Path.Combine(BenchContext.RunFolder, $"{name}-{stamp}.jsonl");
    }

    private static Uri? Gateway(Document document)
    {
        string? text = document.Text("gateway");
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            && address is { UserInfo: "", Query: "", Fragment: "" }
            ? address
            : document.FaultOf<Uri>("gateway", $"'{text}'", "write an address such as http://127.0.0.1:7070");
    }
}
