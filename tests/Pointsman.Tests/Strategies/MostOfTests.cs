using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies;

/// <summary>What a request is reserved for: the dearest of those that stand in for each other, the sum of all asked.
/// </summary>
public sealed class MostOfTests
{
    private static readonly Dictionary<string, decimal> Costs = new()
    {
        [A.Name] = 1m, [B.Name] = 10m, [C.Name] = 100m, [D.Name] = 1_000m,
    };

    public static TheoryData<RoutingStrategy, decimal> Cases => new()
    {
        { Only(A), 1m },
        { InOrder(A, B), 10m },
        { new WeightedStrategy([new WeightedPart(Only(A), 1), new WeightedPart(Only(C), 1)]), 100m },
        { new RulesStrategy([new RoutingRule(When("code"), Only(D))], Only(A)), 1_000m },
        { Cascade(new StatedConfidence()), 111m },
        { Cascade(new SampleAgreementConfidence(2)), 3m + 30m + 100m },
        { Cascade(new VerifierConfidence(Only(D))), 111m + 2_000m },
        { Cascade(new CalibratedConfidence(new AgreementConfidence(), Calibration.FitLogistic([]))), 2m + 20m + 100m },
        { EnsembleStrategy.OfSamples(Only(B), 5, new VoteJoin()), 50m },
        { new EnsembleStrategy([new(Only(A)), new(Only(B))], new BestJoin(Only(C))), 111m },
        { new EnsembleStrategy([new(Only(A)), new(Only(B)), new(Only(C))], new BestJoin(Only(D), BestBy.Pairs)), 2_111m },
        { new ProgressiveStrategy(Only(A), Only(B), Only(C)), 111m },
        { new CheckedStrategy(Only(B), new OutputChecks([new CompleteCheck()])), 20m },
        { new FallbackStrategy([Cascade(new StatedConfidence()), Only(D), Only(A)]), 1_111m },
        { new FallbackStrategy([Cascade(new StatedConfidence()), Cascade(new StatedConfidence())]), 222m },
        { new RulesStrategy([new RoutingRule(When("code"), Cascade(new StatedConfidence()))], Only(B)), 121m },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Everything_that_may_be_asked_for_one_answer_is_reckoned_with(RoutingStrategy strategy, decimal most) =>
        Assert.Equal(most, strategy.MostOf(default, (target, _) => Costs[target.Name]));

    [Fact]
    public void A_prompt_with_earlier_answers_in_it_is_reckoned_with_them()
    {
        var pipeline = new PipelineStrategy(
        [
            new("facts", Only(A), "{question}") { MaxOutput = 300 },
            new("draft", Only(A), "{question} {facts}"),
            new("end", Only(A), "{question} {facts} {draft}"),
        ]);
        decimal most = pipeline.MostOf(new CallSize(1_000, 500), (_, size) => size.Input);
        Assert.InRange(most, 3 * 1_000 + 300 + (300 + 500), 6 * 1_000 + 300 + (300 + 500) + 100);
        Assert.Equal(
            300 + 500 + 500, pipeline.MostOf(new CallSize(1_000, 500), (_, size) => size.Output));
    }

    [Fact]
    public void A_synthesis_is_reckoned_with_all_the_answers_that_it_reads()
    {
        var ensemble = new EnsembleStrategy([new(Only(A)), new(Only(B))], new SynthesisJoin(Only(C)));
        decimal most = ensemble.MostOf(new CallSize(1_000, 500), (_, size) => size.Input);
        Assert.InRange(most, (3 * 1_000) + (2 * 500), (3 * 1_000) + (2 * 500) + 200);
    }

    private static CascadeStrategy Cascade(ConfidenceMethod method) =>
        new([new(Only(A), 0.7), new(Only(B), 0.9), new(Only(C), 0)], method);
}
