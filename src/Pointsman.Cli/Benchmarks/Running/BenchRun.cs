using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench run</c>: carries a suite out and says what it showed.</summary>
internal static class BenchRun
{
    public static Command Create(BenchContext context)
    {
        Form form = RunRequest.Form();
        var suite = new Argument<string?>("SUITE")
        {
            Description = $"The suite's file (./{BenchContext.SuiteName})", Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("run", "Put every case of a suite to every model, and judge the answers") { suite };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            var request = RunRequest.Read(document, parsed.GetValue(suite));
            using var interruption = new Interruption(context.Screen, cancel);
            return await new SuiteRun(context, request).RunAsync(interruption.Token);
        });
        return command.WithExamples(
            "pointsman bench run suite.yaml",
            "pointsman bench run suite.yaml --dry-run                   what it would cost, and what is wrong",
            "pointsman bench run suite.yaml --spend 5 --report run.html,run.xml",
            "pointsman bench run suite.yaml --sample 100 --models sim/small,sim/reasoner",
            "pointsman bench run suite.yaml --resume                    after Ctrl+C, a full disk, a lost connection",
            "pointsman bench run suite.yaml --gateway http://127.0.0.1:7070",
            BenchContext.Codes);
    }
}
