using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench</c>: which model is better on cases of your own, with its interval.</summary>
internal static class BenchCommand
{
    public static Command Create(BenchContext context) =>
        new("bench", "Prove which model is better, on cases of your own")
        {
            BenchRun.Create(context),
            BenchSample.Create(context, Environment.GetEnvironmentVariable),
        };
}
