using System.Globalization;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

public sealed class MeasureTests
{
    private static readonly Answer Measured = new()
    {
        Text = "Paris", Finish = "stop", Latency = TimeSpan.FromMilliseconds(1_500),
        FirstToken = TimeSpan.FromMilliseconds(200), Cost = new Usd(0.002m), Confidence = 0.8,
        Usage = new Usage { Input = 90, Output = 8, Reasoning = 2 },
    };

    [Theory]
    [InlineData("latency: 1500ms", true, "1500 ms")]
    [InlineData("latency: 1s", false, "1500 ms")]
    [InlineData("first-token: 200ms", true, "200 ms")]
    [InlineData("cost: $0.002", true, "0.002 USD")]
    [InlineData("cost: 0.001", false, "0.002 USD")]
    [InlineData("tokens: 100", true, "100 tokens")]
    [InlineData("tokens: {max: 9, of: output}", false, "10 tokens")]
    [InlineData("tokens: {max: 90, of: input}", true, "90 tokens")]
    [InlineData("confidence: 0.8", true, "0.8")]
    [InlineData("perplexity: 1.2", false, "1.25")]
    [InlineData("finish", true, "ended by stop")]
    [InlineData("finish: length", false, "ended by stop")]
    [InlineData("finish: [length, stop]", true, "ended by stop")]
    public async Task What_was_measured_keeps_within_its_bound(string yaml, bool passes, string reason)
    {
        EvaluatorScore score = await Judged.Of(yaml, Measured);
        Assert.Equal((passes, reason), (score.Passed, score.Reason));
    }

    [Theory]
    [InlineData("latency: 1s", "the latency is unknown")]
    [InlineData("first-token: 1s", "the time to the first token is unknown")]
    [InlineData("cost: 1", "the cost is unknown: the provider told no usage, or there is no price")]
    [InlineData("tokens: 1", "the provider told no usage")]
    [InlineData("confidence: 0.5", "the provider told no probabilities of tokens")]
    [InlineData("perplexity: 5", "the provider told no probabilities of tokens")]
    [InlineData("finish", "the provider did not say why the answer ended")]
    public async Task What_was_not_measured_is_an_error(string yaml, string error) =>
        Assert.Equal(error, (await Judged.Of(yaml, new Answer { Text = "Paris" })).Error);

    [Theory]
    [InlineData("latency", "write the longest time: latency: 2s")]
    [InlineData("latency: 5", "write a number and a unit")]
    [InlineData("cost: free", "write a number from 0")]
    [InlineData("finish: stopp", "did you mean stop?")]
    [InlineData("similar: Paris", "name the model that makes vectors")]
    [InlineData("any-of: []", "write any-of: [contains: a, contains: b]")]
    [InlineData("any-of: [{contians: a}]", "did you mean contains")]
    public void What_cannot_be_used_says_the_way_out(string yaml, string fix) =>
        Assert.Contains(fix, Judged.Faults(yaml)[0].Fix, StringComparison.Ordinal);

    [Theory]
    [InlineData("any-of: [contains: Rome, contains: Paris]", 1, true)]
    [InlineData("any-of: [contains: Rome, contains-all: [Paris, Oslo]]", 0.5, false)]
    [InlineData("any-of: ['cost: 1', contains: Paris]", 1, true)]
    [InlineData("all-of: [contains: Rome, contains: Paris]", 0.5, false)]
    [InlineData("all-of: [{contains: Rome, weight: 0}, contains: Paris]", 1, true)]
    [InlineData("all-of: [{contains: Rome, weight: 3}, contains: Paris]", 0.25, false)]
    [InlineData("not-any-of: [contains: Rome, contains: Oslo]", 1, true)]
    [InlineData("all-of: [any-of: [contains: Rome, contains: Paris], not-contains: Oslo]", 1, true)]
    public async Task Several_evaluators_are_one(string yaml, double value, bool passes)
    {
        EvaluatorScore score = await Judged.Of(yaml.Replace("'cost: 1'", "cost: 1"), "Paris");
        Assert.Equal((value, passes), (score.Value, score.Passed));
    }

    [Theory]
    [InlineData("all-of: [cost: 1, contains: Paris]")]
    [InlineData("any-of: [cost: 1, contains: Rome]")]
    public async Task An_error_within_is_an_error(string yaml) => Assert.StartsWith(
        "cost ≤ $1: the cost is unknown", (await Judged.Of(yaml, "Paris")).Error);

    [Theory]
    [InlineData(0)]
    [InlineData(1e-12)]
    public async Task A_model_without_any_confidence_is_as_unsure_as_can_be(double confidence)
    {
        EvaluatorScore score = await Judged.Of("perplexity: 5", new Answer { Text = "", Confidence = confidence });
        Assert.Equal((true, false), (score.IsScore, score.Passed));
    }

    [Fact]
    public async Task Vectors_of_which_one_cannot_be_compared_are_an_error()
    {
        var tools = new EvaluatorTools { Embedders = _ => new Vectors() };
        EvaluatorScore score = await Judged.Of(
            "similar: {model: any}", new Answer { Text = "near" }, new[] { "here", "longer" }, tools);
        Assert.Equal("the vectors are of different lengths, or of none", score.Error);
    }

    [Fact]
    public async Task Reasons_and_names_read_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = comma.NumberFormat.PercentDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal("1 changes, 80.0 % alike", (await Judged.Of("levenshtein", "Paris", "Parts")).Reason);
            Assert.Equal(
                "all-of (contains a × 0.5)", Judged.Read("all-of: [{contains: a, weight: 0.5}]").Evaluator.About);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_model_within_several_evaluators_is_known()
    {
        Evaluator several = Judged.Read(
            "all-of: [rubric: {text: a, model: x}, any-of: [rubric: b, tone: {model: x}, similar: {model: z}]]").Evaluator;
        Assert.Equal(["x", ""], several.JudgedBy);
        Assert.Equal(["z"], several.VectorsBy);
    }

    [Theory]
    [InlineData("near", 0.8, true)]
    [InlineData("far", 0, false)]
    [InlineData("", 0, false)]
    public async Task Meaning_is_the_cosine_of_vectors(string answer, double value, bool passes)
    {
        var tools = new EvaluatorTools { Embedders = name => name == "sim/small" ? new Vectors() : null };
        EvaluatorScore score = await Judged.Of(
            "similar: {model: sim/small}", new Answer { Text = answer }, "here", tools);
        Assert.Equal(value, score.Value, 1e-6);
        Assert.Equal(passes, score.Passed);
        EvaluatorScore unknown = await Judged.Of(
            "similar: {model: other}", new Answer { Text = answer }, "here", tools);
        Assert.Equal("there is no model other that makes vectors", unknown.Error);
    }

    // here is (1, 0), near (0.8, 0.6), and far points the other way.
    private sealed class Vectors : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(
                text switch { "here" => [1f, 0f], "near" => [0.8f, 0.6f], "longer" => [1f, 0f, 0f], _ => new[] { -1f, 0f } }))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
