using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Pointsman.Evaluation;
using Pointsman.Faults;
using Pointsman.Providers;

namespace Pointsman.Benchmarks.Runs;

/// <summary>
/// How much of a limit that nobody told it a run uses, and how many calls are refused on the way: a run over loopback
/// against the mock upstream, which lets 50 calls a second through.
/// </summary>
internal static class PaceReport
{
    private const int PerSecond = 50;

    /// <summary>Prints a line for each kind of limit; 0 where all are used by nine tenths, by eight where refusals cost a wait.</summary>
    public static async Task<int> RunAsync(TextWriter output, int seconds)
    {
        bool all = true;
        await output.WriteLineAsync("| limit | in flight | calls | a second | of the limit | refused |");
        await output.WriteLineAsync("|---|--:|--:|--:|--:|--:|");
        foreach (string limit in new[] { "rate50-d80", "window50-d80", "rate50-d80-ra1", "window50-d80-ra1" })
        {
            foreach (int most in new[] { 16, 64 })
            {
                (double rate, double refused) = await MeasureAsync($"mock-{limit}", most, seconds * PerSecond);
                // A refusal that asks for a wait costs that wait, since it is kept.
                double least = limit.Contains("-ra", StringComparison.Ordinal) ? 0.8 : 0.9;
                all &= rate >= least * PerSecond && refused < 0.05;
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"| {limit} | {most} | {seconds * PerSecond} | {rate:0.0} | {rate / PerSecond:P0} "
                    + $"| {refused:P1} |"));
            }
        }

        return all ? 0 : 1;
    }

    private static async Task<(double PerSecond, double Refused)> MeasureAsync(string model, int most, int calls)
    {
        await using MockUpstream mock = await MockUpstream.StartAsync();
        using var http = new HttpClient();
        string path = Path.Combine(Directory.CreateTempSubdirectory("pointsman-pace-").FullName, "run.jsonl");
        var suite = new Suite
        {
            Name = "pace",
            Models = [new SuiteModel { Model = model }],
            Prompts =
            [
                new Prompt { Name = "p", Messages = [new PromptMessage(ChatRole.User, Template.Parse("{{q}}"))] },
            ],
            Cases = [new InlineCases(Enumerable.Range(0, calls).Select(Case))],
            Concurrency = most,
        };
        long began = Stopwatch.GetTimestamp();
        Run run = await new Pointsman.Evaluation.Runner(suite, new RunnerOptions
        {
            Clients = arm => new ProviderChatClient(
                OpenAiChatProviderWire.Instance, http, new Uri(mock.BaseUrl + "/v1"), arm.Model),
            RetryAfter = broken => (broken as ProviderException)?.Error.RetryAfter,
        }).RunAsync(path, CancellationToken.None);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return run.Failed is { } why
            ? throw new InvalidOperationException(why)
            : (run.Count / seconds, (double)run.Refused / (run.Count + run.Refused));
    }

    private static Case Case(int at) => new()
    {
        Id = $"q{at}",
        Values = new Dictionary<string, JsonElement> { ["q"] = JsonSerializer.SerializeToElement($"question {at}") },
    };
}
