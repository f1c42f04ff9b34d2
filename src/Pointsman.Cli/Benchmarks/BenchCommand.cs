using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench</c>: which model is better on cases of your own, with its interval.</summary>
internal static class BenchCommand
{
    public static Command Create(BenchContext context) =>
        new Command("bench", "Prove which model is better, on cases of your own")
        {
            BenchInit.Create(context),
            BenchSize.Create(context),
            BenchRun.Create(context),
            BenchReport.Create(context),
            BenchCompare.Create(context),
            BenchBest.Create(context),
            BenchImport.Create(context),
            BenchList.Create(context),
            BenchSample.Create(context, Environment.GetEnvironmentVariable),
        }.RefusingWith(ExitCode.Unexpected).WithExamples(
            "pointsman bench init",
            "pointsman bench run suite.yaml",
            BenchContext.Codes);
}
