using Xunit;

namespace Pointsman.Server.Tests.Configuration.Reading;

public sealed class RouteReaderTests
{
    [Theory]
    [InlineData("a: sim/small", RouteStrategy.Single, "sim/small")]
    [InlineData("a: 'sim/small, sim/large'", RouteStrategy.Fallback, "sim/small sim/large")]
    [InlineData("a: { targets: [sim/small] }", RouteStrategy.Single, "sim/small")]
    [InlineData("a: { targets: [sim/small, sim/large] }", RouteStrategy.Fallback, "sim/small sim/large")]
    [InlineData("a: { targets: [ { use: sim/small }, sim/large ] }", RouteStrategy.Fallback, "sim/small sim/large")]
    [InlineData("a: { rules: [ { when: code, use: sim/large } ], else: sim/small }", RouteStrategy.Rules, "")]
    [InlineData("a: { strategy: balanced, targets: [sim/small, sim/large] }", RouteStrategy.Balanced,
        "sim/small sim/large")]
    [InlineData("a: { strategy: balanced, targets: sim/small }", RouteStrategy.Balanced, "sim/small")]
    public void The_strategy_follows_from_what_is_written(string yaml, RouteStrategy strategy, string targets)
    {
        RouteSettings route = Some.Settings($"routes: {{ {yaml} }}").Routes["a"];
        Assert.Equal(strategy, route.Strategy);
        Assert.Equal(targets, string.Join(' ', route.Targets.Select(target => target.Use)));
    }

    [Fact]
    public void Weights_are_read_and_are_one_when_not_said()
    {
        GatewaySettings settings = Some.Settings(
            "routes: { a: { strategy: weighted, targets: [ { use: sim/small, weight: 2.5 }, sim/large ] } }");
        Assert.Equal([2.5, 1], settings.Routes["a"].Targets.Select(target => target.Weight));
    }

    [Fact]
    public void What_a_route_does_not_say_holds_as_the_gateway_says()
    {
        GatewaySettings settings = Some.Settings("""
            routes: { a: { targets: [sim/small], retries: { most: 5 }, cache: all } }
            retries: { most: 1, base: 100ms }
            cache: { ttl: 5min }
            queue: { mostWait: 3min }
            """);
        RouteSettings route = settings.Routes["a"];
        Assert.Equal((5, TimeSpan.FromMilliseconds(100)), (route.Retries.Most, route.Retries.Base));
        Assert.Equal((CacheMode.All, TimeSpan.FromMinutes(5)), (route.Cache.Mode, route.Cache.Ttl));
        Assert.Equal(TimeSpan.FromMinutes(3), route.Flex.MostWait);
    }

    [Theory]
    [InlineData("a: {}", "routes.a.targets: found nothing; write at least one")]
    [InlineData("a: { targets: [] }", "routes.a.targets: found an empty list")]
    [InlineData("a: { targets: [ { weight: 1 } ] }", "routes.a.targets[0].use: found nothing")]
    [InlineData("a: { strategy: single, targets: [sim/a, sim/b] }", "found 2 targets for the strategy single")]
    [InlineData("a: { targets: [ { use: sim/a, weight: 2 }, sim/b ] }", "routes.a.targets[0].weight: found a weight")]
    [InlineData("a: { strategy: weighted, targets: [ { use: sim/a, weight: 0 } ] }", "found no weight above 0")]
    [InlineData("a: { strategy: balanced, targets: [ { use: sim/a, weight: 2 }, sim/b ] }", "which only the strategy")]
    [InlineData("a: { strategy: balanced }", "routes.a.targets: found nothing")]
    [InlineData("a: { targets: [sim/a, sim/a] }", "routes.a.targets[1]: found 'sim/a' twice")]
    [InlineData("a: { strategy: fallback, targets: [sim/a], else: sim/b }",
        "routes.a.else: found 'else', which the strategy fallback does not heed; leave it out, or write strategy: rules")]
    [InlineData("a: { rules: [ { when: code, use: sim/a } ] }", "routes.a.else: found nothing")]
    [InlineData("a: { strategy: rules, else: sim/a }", "routes.a.rules: found nothing")]
    [InlineData("a: { rules: [ { when: code, use: sim/a } ], else: sim/a, targets: [sim/b] }",
        "routes.a.targets: found 'targets', which the strategy rules does not heed; leave it out, or write strategy: ")]
    [InlineData("a: { rules: [ { use: sim/a } ], else: sim/a }", "routes.a.rules[0].when: found nothing")]
    [InlineData("a: { rules: [ { when: code } ], else: sim/a }", "routes.a.rules[0].use: found nothing")]
    [InlineData("a: { rules: [ { when: tokens > lots, use: sim/a } ], else: sim/a }", "can never hold")]
    [InlineData("a: { rules: [ { when: reasoning > lots, use: sim/a } ], else: sim/a }", "one of none < minimal < low")]
    [InlineData("a: { rules: [ { when: code, use: [sim/a, ism/a] } ], else: sim/a }",
        "routes.a.rules[0].use[1]: found 'ism/a', which names no model; did you mean 'sim/a'?")]
    [InlineData("a: { rules: [ { when: code, use: sim/a } ], else: x }", "routes.a.else: found 'x', which names no")]
    [InlineData("a: a", "routes.a: found a circle: a → a; let no route lead back to itself")]
    [InlineData("a: { strategy: cascade }", "routes.a.steps: found nothing; write at least two, the cheapest first")]
    [InlineData("a: { strategy: cascade, steps: [sim/a] }", "routes.a.steps: found one alone; write at least two")]
    [InlineData("a: { strategy: cascade, steps: [sim/a, { acceptAt: 1 }, sim/b] }", "steps[1].use: found nothing")]
    [InlineData("a: { strategy: cascade, steps: [sim/a, { use: sim/b, acceptAt: 90% }] }",
        "routes.a.steps[1].acceptAt: found a threshold for the last one; leave it out")]
    [InlineData("a: { strategy: cascade, steps: [{ use: sim/a, acceptAt: 0.8 }, { use: sim/b, acceptAt: 0.7 }, sim/c] }",
        "routes.a.steps[1].acceptAt: found a threshold below that of the one before")]
    [InlineData("a: { strategy: cascade, steps: [sim/a, sim/b], confidence: verifier }", "confidence.use: found nothing")]
    [InlineData("a: { strategy: cascade, steps: [sim/a, sim/b], confidence: { use: sim/c } }", "only the method verifier")]
    [InlineData("a: { strategy: cascade, steps: [sim/a, sim/b], confidence: { calibration: [[1, 0], [0, 1]] } }",
        "routes.a.confidence.calibration")]
    [InlineData("a: { strategy: tiered, tiers: [{ name: x, use: sim/a }, { name: x, use: sim/b }] }",
        "routes.a.tiers[1].name: found 'x' twice; give each its own name")]
    [InlineData("a: { strategy: fallback, targets: [sim/a], tiers: [sim/b, sim/c] }",
        "routes.a.tiers: found 'tiers', which the strategy fallback does not heed")]
    [InlineData("sim/small: sim/large", "routes.sim/small: found the name of a model that 'sim' serves")]
    [InlineData("'a b': sim/a", "write at most 128 letters, digits and - _ . : / @ +")]
    [InlineData("a: { targets: [sim/a], store: { redact: [emial] } }", "redact[0]: found 'emial'; did you mean email?")]
    [InlineData("a: { targets: [sim/a], store: { redact: [ { name: x, pattern: '(?=a)' } ] } }",
        "which cannot be used; write a regular expression without look-around")]
    [InlineData("a: { targets: [sim/a], retries: { base: 9s } }", "routes.a.retries.cap: found 8s, less than base")]
    public void What_cannot_be_routed_is_refused_with_the_way_out(string yaml, string says) =>
        Assert.Contains(says, Assert.Single(Some.Faults($"routes: {{ {yaml} }}")), StringComparison.Ordinal);

    [Fact]
    public void A_route_in_a_circle_of_several_is_named_with_the_way_round()
    {
        IReadOnlyList<string> faults = Some.Faults(
            "routes: { b: { strategy: cascade, steps: [sim/a, c] }, c: { rules: [ { when: code, use: b } ], else: sim/a } }");
        Assert.Equal(2, faults.Count);
        Assert.Contains("routes.b: found a circle: b → c → b", faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_may_stand_where_a_model_can() =>
        Assert.Equal("a", Assert.Single(Some.Settings("routes: { a: sim/a, b: a }").Routes["b"].Targets).Use);

    [Fact]
    public void A_route_may_not_bear_the_name_of_a_model() => Assert.Contains(
        "found 'fast', which is a key of models as well",
        Assert.Single(Some.Faults("models: { fast: sim/small }\nroutes: { fast: sim/large }")),
        StringComparison.Ordinal);

    [Fact]
    public void A_target_of_what_was_refused_for_another_reason_is_no_second_fault()
    {
        Assert.Single(Some.Faults("providers: { a: { protocol: x } }\nmodels: { m: a/y }\nroutes: { r: 'm, a/z' }"));
        Assert.Single(Some.Faults("models: { m: { provider: sim, context: x } }\nroutes: { r: m }"));
    }

    [Theory]
    [InlineData("email", "write to anna.b+c@mail.example.com, please", "write to [email], please")]
    [InlineData("phone", "call +49 (170) 123-4567 or 555-123-4567", "call [phone] or [phone]")]
    [InlineData("card", "pay with 4111 1111 1111 1111 now", "pay with [card] now")]
    [InlineData("iban", "to DE89 3704 0044 0532 0130 00.", "to [iban].")]
    [InlineData("ip", "from 192.168.0.1 and 10.0.0.2", "from [ip] and [ip]")]
    [InlineData("key", "use sk-abcdefghijklmnop1234 here", "use [key] here")]
    public void What_is_named_is_blacked_out(string name, string text, string stored)
    {
        GatewaySettings settings = Some.Settings(
            $"routes: {{ a: {{ targets: [sim/a], store: {{ prompts: yes, redact: [{name}] }} }} }}");
        Assert.Equal(stored, Assert.Single(settings.Routes["a"].Store.Redact).Apply(text));
    }
}
