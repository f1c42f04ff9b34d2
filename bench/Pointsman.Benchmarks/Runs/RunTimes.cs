using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Pointsman.Evaluation;

namespace Pointsman.Benchmarks.Runs;

/// <summary>What a run itself takes for each cell, with a model that answers at once.</summary>
internal static class RunTimes
{
    private const int Rounds = 5;

    /// <summary>Prints processor time and memory of a cell; the quickest round counts.</summary>
    public static async Task PrintAsync(TextWriter output, int cases)
    {
        double best = double.MaxValue, bytes = 0;
        long file = 0;
        for (int round = 0; round < Rounds; round++)
        {
            string folder = Directory.CreateTempSubdirectory("pointsman-run-").FullName;
            string path = Path.Combine(folder, "run.jsonl");
            using var process = Process.GetCurrentProcess();
            TimeSpan before = process.TotalProcessorTime;
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            await new Pointsman.Evaluation.Runner(Suite(cases), new RunnerOptions
            {
                Clients = _ => new AtOnce(), Reading = new RunReadOptions { Texts = false },
            }).RunAsync(path, CancellationToken.None);
            process.Refresh();
            best = Math.Min(best, (process.TotalProcessorTime - before).TotalMicroseconds / cases);
            bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)cases;
            file = new FileInfo(path).Length / cases;
            Directory.Delete(folder, recursive: true);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{cases:#,0} cells: {best:0.0} µs of a processor and {bytes:#,0} bytes allocated each, "
            + $"{file} bytes in the file"));
    }

    private static Suite Suite(int cases) => new()
    {
        Name = "times",
        Models = [new SuiteModel { Model = "at-once" }],
        Prompts =
        [
            new Prompt { Name = "p", Messages = [new PromptMessage(ChatRole.User, Template.Parse("{{input}}"))] },
        ],
        Cases = [new Generated(cases)],
        Evaluators = [new EvaluatorUse(new ContainsEvaluator(Template.Parse("answer")))],
    };

    private sealed class Generated(int cases) : CaseSource
    {
        private static readonly JsonElement Question = JsonSerializer.SerializeToElement("What is the answer to this?");

        public override string Name => "generated";

        public override IEnumerable<CaseRow> Read() => Enumerable.Range(0, cases).Select(at => CaseRow.Good(
            "generated", new Case
            {
                Id = $"q{at}", Values = new Dictionary<string, JsonElement> { ["input"] = Question },
            }));
    }

    private sealed class AtOnce : IChatClient
    {
        private const string Text = "The answer is that nobody has asked the right question yet.";

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Text)));

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new ChatResponseUpdate(ChatRole.Assistant, Text);
            yield return new ChatResponseUpdate(ChatRole.Assistant,
                [new UsageContent(new UsageDetails { InputTokenCount = 10, OutputTokenCount = 12 })]);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
