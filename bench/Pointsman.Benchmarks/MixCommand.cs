using System.CommandLine;
using System.CommandLine.Parsing;
using Pointsman.Benchmarks.Mixes;

namespace Pointsman.Benchmarks;

/// <summary><c>mixes</c>: strategies of several models beside what arithmetic says of them.</summary>
internal static class MixCommand
{
    private static readonly Option<bool> Gateway = new("--gateway")
    {
        Description = "Through the real gateway, over HTTP: cost and accuracy of a cascade and of tiers with a person, "
            + "predicted from other requests",
    };

    private static readonly Option<bool> FirstToken = new("--first-token")
    {
        Description = "Through the real gateway: how soon the first content of a stream comes from a fast model alone "
            + "and from a progressive route over it",
    };

    private static readonly Option<int?> Requests = new("--requests")
    {
        Description = "Requests a measurement, 60 to 1,000,000 (10,000; with --first-token 200)", HelpName = "N",
    };

    private static readonly Option<int?> Seed = new("--seed")
    {
        Description = "What the questions of --gateway are drawn from (2026)", HelpName = "N",
    };

    private static readonly Option<int?> Seeds = new("--seeds")
    {
        Description = "With --gateway: so many seeds from --seed on, a line each, 1 to 1,000", HelpName = "N",
    };

    private static readonly Option<double?> Pace = new("--pace")
    {
        Description = "With --first-token: how long simulated models take, as a multiple of their usual times, "
            + "0 to 100 (1)",
        HelpName = "X",
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TimeProvider time)
    {
        var command = new RootCommand(
            "mixes: strategies of several simulated models beside the arithmetic of mixes. Without an option: members "
            + "of known accuracy, in process. Exits with 1 where a figure is outside its 95 % interval.")
        {
            Gateway, FirstToken, Requests, Seed, Seeds, Pace,
        };
        command.Validators.Add(Check);
        command.SetAction((parsed, cancel) =>
        {
            int requests = parsed.GetValue(Requests) ?? 10_000, seed = parsed.GetValue(Seed) ?? 2026;
            return parsed.GetValue(FirstToken) ? FirstTokenReport.RunAsync(
                    output, parsed.GetValue(Requests) ?? 200, parsed.GetValue(Pace) ?? 1, time, cancel)
                : !parsed.GetValue(Gateway) ? MixReport.RunAsync(output, time)
                : parsed.GetValue(Seeds) is { } seeds
                    ? SeedsReport.RunAsync(output, requests, seed, seeds, time, cancel)
                : OnceAsync(output, requests, seed, time, cancel);
        });
        return await command.Parse(args).InvokeAsync();
    }

    private static void Check(CommandResult command)
    {
        Within(Requests, command.GetValue(Requests), 60, 1_000_000);
        Within(Seed, command.GetValue(Seed), 0, 100_000_000);
        Within(Seeds, command.GetValue(Seeds), 1, 1_000);
        Within(Pace, command.GetValue(Pace), 0, 100);

        void Within(Option option, double? found, double least, double most)
        {
            if (!(found is null || (found >= least && found <= most)))
            {
                command.AddError($"{option.Name}: found {found}; write a number from {least:#,##0} to {most:#,##0}");
            }
        }
    }

    private static async Task<int> OnceAsync(
        TextWriter output, int requests, int seed, TimeProvider time, CancellationToken cancel)
    {
        bool all = true;
        foreach (ServedTrial trial in ServedTrial.All)
        {
            ServedOutcome outcome = await trial.RunAsync(requests, seed, time, cancel);
            all &= outcome.IsAsPredicted;
            ServedReport.Write(output, outcome);
        }

        return all ? 0 : 1;
    }
}
