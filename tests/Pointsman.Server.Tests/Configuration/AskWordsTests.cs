using Xunit;

namespace Pointsman.Server.Tests.Configuration;

/// <summary>Nobody pays for a look at the words of a question unless a route decides by them.</summary>
public sealed class AskWordsTests
{
    [Theory]
    [InlineData("a: sim/small", false)]
    [InlineData("a: { rules: [ { when: images or tokens > 9, use: sim/small } ], else: sim/large }", false)]
    [InlineData("a: { rules: [ { when: tokens > 9 and code, use: sim/small } ], else: sim/large }", true)]
    [InlineData("a: { rules: [ { when: complexity >= medium, use: sim/small } ], else: sim/large }", true)]
    [InlineData("a: { strategy: tiered, tiers: [sim/small, { use: sim/large, when: maths }] }", true)]
    [InlineData("a: { strategy: local-first, local: sim/small, api: sim/large, sendOut: language = de }", true)]
    [InlineData("a: { targets: [sim/small], private: urgent }", true)]
    [InlineData("a: { strategy: progressive, fast: sim/small, better: sim/large }", true)]
    public void The_words_are_asked_for_where_a_route_decides_by_them(string yaml, bool asks) =>
        Assert.Equal(asks, Some.Settings($"routes: {{ {yaml} }}").Routes.Values.Any(RouteParts.AskWords));
}
