using Xunit;

namespace Pointsman.Server.Tests.Configuration.Reading;

/// <summary>The keys of single strategies.</summary>
public sealed class StrategyReaderTests
{
    private const string Cascade = "strategy: cascade, steps: [sim/a, sim/b]";
    private const string Ensemble = "strategy: ensemble, members: [sim/a, sim/b]";

    [Theory]
    [InlineData("strategy: ensemble", "routes.a.members: found nobody; write 1 to 26 models or routes")]
    [InlineData("strategy: ensemble, members: []", "routes.a.members: found an empty list")]
    [InlineData("strategy: ensemble, members: [ { use: sim/a, weight: 0 }, sim/b ]",
        "routes.a.members[0].weight: found '0'; write a number from 0.001 to 1000000")]
    [InlineData("strategy: ensemble, members: [ { use: sim/a, weight: 2 } ], samples: 3",
        "routes.a.members[0].weight: found a weight for the only member; leave the weight out")]
    [InlineData("strategy: ensemble, members: [ sim/a, { use: sim/b, weight: 2 } ], join: best, judge: sim/c",
        "routes.a.members[1].weight: found a weight, which join: best does not heed; leave the weight out, or join")]
    [InlineData("strategy: ensemble, members: [ { use: ism/a } ]", "routes.a.members: found 'ism/a', which names no")]
    [InlineData(Ensemble + ", temperature: 1", "routes.a.temperature: found a temperature with 2 members; write one")]
    [InlineData("strategy: ensemble, members: sim/a, samples: 2, temperature: 3", "routes.a.temperature: found '3'")]
    [InlineData(Ensemble + ", atOnce: 0", "routes.a.atOnce: found '0'; write a number from 1 to 26")]
    [InlineData(Ensemble + ", by: points", "routes.a.by: found 'by', which only join: best heeds; write join: best")]
    [InlineData(Ensemble + ", criteria: x", "routes.a.criteria: found 'criteria', which only join: best heeds")]
    [InlineData(Ensemble + ", join: best, judge: sim/c, by: chance",
        "routes.a.by: found 'chance'; did you mean choice? allowed: choice, pairs, points")]
    [InlineData(Ensemble + ", labels: [spam, '**Spam**']",
        "routes.a.labels[1]: found '**Spam**', which is the same vote as 'spam'")]
    [InlineData(Ensemble + ", labels: [spam, '...']", "routes.a.labels[1]: found '...', of which no vote is left")]
    [InlineData("targets: [sim/a], by: points", "routes.a.by: found 'by', which the strategy single does not heed")]
    [InlineData(Cascade + ", confidence: validity", "routes.a.confidence.checks: found nothing; write what a right")]
    [InlineData(Cascade + ", confidence: { method: validity, checks: {} }", "routes.a.confidence.checks: found nothing")]
    [InlineData(Cascade + ", confidence: { method: validity, checks: { json: no } }", "confidence.checks: found nothing")]
    [InlineData(Cascade + ", confidence: { checks: { json: yes } }",
        "routes.a.confidence.checks: found 'checks', which only the method validity heeds; write method: validity")]
    [InlineData(Cascade + ", confidence: { method: validity, checks: { matches: '(' } }",
        "routes.a.confidence.checks.matches: found")]
    [InlineData(Cascade + ", confidence: { method: validity, checks: { refusal: fail } }",
        "routes.a.confidence.checks.refusal: this key is unknown")]
    [InlineData(Cascade + ", confidence: { method: validity, checks: { schema: { type: objekt } } }",
        "routes.a.confidence.checks.schema")]
    [InlineData(Cascade + ", confidence: { prompts: 2 }", "found 'prompts', which only the method agreement heeds")]
    [InlineData(Cascade + ", confidence: { method: agreement, prompts: 3 }", "confidence.prompts: found '3'; write a")]
    [InlineData(Cascade + ", confidence: { method: agreement, samples: 3 }", "which only the method samples heeds")]
    [InlineData(Cascade + ", handedOnCharacters: 5", "which the strategy cascade does not heed; leave it out, or write")]
    [InlineData(Cascade + ", calls: 0", "routes.a.calls: found '0'; write a number from 1 to 1000 calls")]
    [InlineData("targets: [sim/a], checks: { length: { leastTokens: 9, tokens: 5 } }",
        "routes.a.checks.length.leastTokens: found 9, and tokens is 5; write at most 5, or more tokens")]
    [InlineData("strategy: optimise, targets: [sim/a], task: kode", "routes.a.task: found 'kode'; did you mean code?")]
    [InlineData("strategy: optimise, targets: [sim/a], task: embedding", "routes.a.task: found 'embedding'; ")]
    [InlineData("targets: [sim/a], localOnly: yes", "routes.a.localOnly: found 'localOnly', which the strategy single")]
    [InlineData("strategy: progressive, fast: sim/a, better: sim/b, gain: { memory: 1 }",
        "routes.a.gain.memory: found '1'; write a number from 2 to 1000000 outcomes")]
    public void What_a_strategy_cannot_do_is_refused_with_the_way_out(string route, string says) =>
        Assert.Contains(
            says, Assert.Single(Some.Faults($"routes: {{ a: {{ {route} }} }}")), StringComparison.Ordinal);

    [Fact]
    public void A_validity_without_a_rule_is_told_beside_other_faults()
    {
        IReadOnlyList<string> faults = Some.Faults(
            $"routes: {{ a: {{ {Cascade}, confidence: validity, calls: 0 }}, b: ism/a }}");
        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, one => one.Contains("routes.a.confidence.checks: found nothing"));
    }

    [Fact]
    public void Members_are_read_with_their_weights_and_a_text_stands_for_one_that_counts_once()
    {
        EnsembleSettings ensemble = Some.Settings("""
            routes: { a: { strategy: ensemble, members: [ { use: sim/a, weight: 2.5 }, sim/b ] } }
            """).Routes["a"].Ensemble;
        Assert.Equal([("sim/a", 2.5), ("sim/b", 1.0)], ensemble.Members.Select(one => (one.Use, one.Weight)));
    }

    [Theory]
    [InlineData("far/x", "found 'far/x', and 'far' is not local; move it to api; or write local: yes under providers.far")]
    [InlineData("mixed", "found 'mixed', which asks 'far/x', and 'far' is not local")]
    [InlineData("inner", "found 'inner', which asks 'far/x', and 'far' is not local")]
    [InlineData("[ollama/x, far/x]", "local[1]: found 'far/x'")]
    [InlineData("[ollama/x, sim/small, declared/x, deep]", null)]
    public void What_is_tried_at_home_must_be_at_home(string local, string? says)
    {
        string yaml = $$"""
            providers:
              far: { protocol: openai, baseUrl: "https://far.example/v1" }
              declared: { protocol: openai, baseUrl: "https://ours.example/v1", local: yes }
              ollama: { protocol: ollama }
            models: { mixed: { offers: [ollama/x, far/x] } }
            routes:
              inner: { targets: [ollama/y, far/x] }
              deep: { strategy: cascade, steps: [ollama/y, declared/y] }
              a: { strategy: local-first, local: {{local}}, api: far/y }
            """;
        if (says is null)
        {
            Assert.Equal(4, Some.Settings(yaml).Routes["a"].LocalFirst.Local.Count);
            return;
        }

        string fault = Assert.Single(Some.Faults(yaml));
        Assert.StartsWith("f:9 routes.a.local", fault, StringComparison.Ordinal);
        Assert.Contains(says, fault, StringComparison.Ordinal);
    }
}
