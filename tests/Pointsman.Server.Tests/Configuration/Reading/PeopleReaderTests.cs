using Xunit;

namespace Pointsman.Server.Tests.Configuration.Reading;

/// <summary>Queues of people, and where routes may name them.</summary>
public sealed class PeopleReaderTests
{
    [Fact]
    public void A_queue_has_the_defaults_but_for_what_is_said()
    {
        PeopleSettings people = Some.Settings(
            "people: { queues: { support: { wait: 2min, costPerCase: 1.50, costPerHour: 30 } } }").People;
        Assert.Equal(
            PersonQueueSettings.Default with { CostPerCase = new Usd(1.50m), CostPerHour = new Usd(30m) },
            people.Of("support"));
        Assert.Equal(PersonQueueSettings.Default, people.Of("sales"));
    }

    [Fact]
    public void People_stand_in_tiers_and_in_steps() => Some.Settings("""
        routes:
          a: { strategy: tiered, tiers: [ sim/small, { use: human/support } ] }
          b: { strategy: cascade, steps: [ sim/small, { use: [human/sales] }, sim/large ] }
        """);

    [Theory]
    [InlineData("a: human/support", "routes.a.targets")]
    [InlineData("a: { targets: [sim/small, human/support] }", "routes.a.targets")]
    [InlineData("a: { rules: [ { when: code, use: human/support } ], else: sim/small }", "routes.a.rules[0].use")]
    [InlineData("a: { rules: [ { when: code, use: sim/small } ], else: human/support }", "routes.a.else")]
    [InlineData("a: { strategy: tiered, tiers: [ sim/small, { use: [sim/large, human/support] } ] }",
        "routes.a.tiers[1].use[1]")]
    [InlineData("a: { strategy: cascade, steps: [ sim/small, { use: [human/support, sim/large] } ] }",
        "routes.a.steps[1].use[0]")]
    [InlineData("a: { strategy: pipeline, steps: [ { name: x, use: human/support, prompt: \"{question}\" }, "
        + "{ name: y, use: sim/small, prompt: \"{x}\" } ] }", "routes.a.steps[0].use")]
    [InlineData("a: { strategy: ensemble, members: [sim/small, sim/large, human/support] }", "routes.a.members")]
    [InlineData("a: { strategy: cascade, steps: [ sim/small, sim/large ], confidence: { method: verifier, "
        + "use: human/support } }", "routes.a.confidence.use")]
    public void Anywhere_else_they_are_a_fault(string route, string place)
    {
        string fault = Assert.Single(Some.Faults($"routes: {{ {route} }}"));
        Assert.Contains(place, fault, StringComparison.Ordinal);
        Assert.Contains("'human/support', a queue of people; let it stand alone in the use of a tier", fault,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("routes: { a: { strategy: tiered, tiers: [ sim/small, human/sup+port ] } }", "which names no queue")]
    [InlineData("routes: { a: { strategy: tiered, tiers: [ sim/small, sim/lrge/, other ] } }", "names no model")]
    [InlineData("routes: { human/support: sim/small }", "a name that begins with human/")]
    [InlineData("models: { human/support: sim/small }", "a name that begins with human/")]
    [InlineData("providers: { human: { protocol: openai, baseUrl: \"http://127.0.0.1:1/v1\" } }",
        "the name 'human', which stands for people")]
    [InlineData("people: { queues: { support: { wait: 2h } } }", "people.queues.support.wait")]
    [InlineData("people: { queues: { support: { most: many } } }", "people.queues.support.most")]
    [InlineData("people: { queues: { \"a b\": {} } }", "people.queues.a b")]
    public void What_is_wrong_is_told(string yaml, string fault) =>
        Assert.Contains(Some.Faults(yaml), one => one.Contains(fault, StringComparison.Ordinal));
}
