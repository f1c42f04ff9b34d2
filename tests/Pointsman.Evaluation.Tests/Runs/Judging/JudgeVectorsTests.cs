using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests.Runs.Judging;

/// <summary>Vectors are paid once, counted, and read back as they were.</summary>
public sealed class JudgeVectorsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vectors_of_a_run_that_was_cut_off_are_not_made_again()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl");
        using var client = new ScriptedClient(asked => asked);
        using var embedder = new Embedder();
        RunnerOptions options = Some.Options(client) with
        {
            JudgePrices = _ => Some.Price, Tools = new EvaluatorTools { Embedders = _ => embedder },
        };
        Suite suite = Some.Suite(3) with { Evaluators = [new EvaluatorUse(new FirstNumber())] };
        Run whole = await new Runner(suite, options).RunAsync(path, Cancel);
        Assert.Equal((3, new Usd(0.021m)), (embedder.Calls, whole.JudgeCost));

        string[] lost = ["{\"scores\"", "{\"end\""];
        string[] lines = await File.ReadAllLinesAsync(path, Cancel);
        IEnumerable<string> kept =
            lines.Where(line => !lost.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
        await File.WriteAllLinesAsync(path, kept, Cancel);
        Run again = await new Runner(suite, options).RunAsync(path, Cancel);

        Assert.Equal(3, embedder.Calls);
        Assert.All(Enumerable.Range(0, 3), at => Assert.Equal(0.25, again[new Cell(at, 0, 0)]!.Scores![0].Value));
        Assert.Equal(whole.JudgeCost, again.JudgeCost);
    }

    private sealed class FirstNumber : Evaluator
    {
        public override string Kind => "first-number";

        public override async ValueTask<EvaluatorScore> ScoreAsync(
            Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
        {
            GeneratedEmbeddings<Embedding<float>> made =
                await tools.Embedders("vectors")!.GenerateAsync([evaluated.Answer.Text], null, cancel);
            return EvaluatorScore.Of(made[0].Vector.Span[0], passed: true);
        }
    }

    private sealed class Embedder : IEmbeddingGenerator<string, Embedding<float>>
    {
        private int _calls;

        public int Calls => _calls;

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _calls);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
                values.Select(_ => new Embedding<float>(new[] { 0.25f, 0.5f })))
            {
                Usage = new UsageDetails { InputTokenCount = 7 },
            });
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
