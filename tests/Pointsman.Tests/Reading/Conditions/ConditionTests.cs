using Xunit;

namespace Pointsman.Tests.Reading.Conditions;

public sealed class ConditionTests
{
    private static readonly string[] Names = ["volume", "latency", "task", "input", "privacy", "gpus", "pipeline", "reasoning"];

    [Theory]
    [InlineData("volume > 10k", true)]
    [InlineData("volume > 20k", false)]
    [InlineData("volume >= 20k", true)]
    [InlineData("volume < 20k", false)]
    [InlineData("volume <= 20k", true)]
    [InlineData("volume = 20000", true)]
    [InlineData("volume != 20000", false)]
    [InlineData("latency < 500ms", true)]
    [InlineData("latency < 400ms", false)]
    [InlineData("latency <= 0.4s", true)]
    [InlineData("latency < 1min", true)]
    [InlineData("privacy >= no-training", true)]
    [InlineData("privacy > private-cloud", false)]
    [InlineData("privacy < self-hosted", true)]
    [InlineData("privacy = private-cloud", true)]
    [InlineData("input has image", true)]
    [InlineData("input has audio", false)]
    [InlineData("input = image", true)]
    [InlineData("input != audio", true)]
    [InlineData("task = code", true)]
    [InlineData("task != code", false)]
    [InlineData("input has a=b", false)]
    [InlineData("task != a=b", true)]
    [InlineData("gpus", true)]
    [InlineData("pipeline", false)]
    [InlineData("not pipeline", true)]
    [InlineData("not input has image", false)]
    public void A_comparison_holds_as_it_reads(string condition, bool holds) =>
        Assert.Equal(holds, Parse(condition).Holds(Facts));

    [Theory]
    [InlineData("reasoning")]
    [InlineData("reasoning = math")]
    [InlineData("reasoning != math")]
    [InlineData("reasoning has math")]
    public void What_is_unknown_satisfies_no_comparison(string condition) =>
        Assert.False(Parse(condition).Holds(Facts));

    [Theory]
    [InlineData("task = code or task = chat and volume < 1", true)]
    [InlineData("volume < 1 and task = chat or task = code", true)]
    [InlineData("task = code and volume < 1 or task = chat", false)]
    [InlineData("task = code and volume > 1 and input has image", true)]
    [InlineData("task = chat or volume < 1 or input has audio", false)]
    public void And_binds_closer_than_or(string condition, bool holds) =>
        Assert.Equal(holds, Parse(condition).Holds(Facts));

    [Fact]
    public void A_condition_names_what_it_asks_for_once() =>
        Assert.Equal(["task", "volume"], Parse("task = code or task = chat and volume < 1").Names);

    [Theory]
    [InlineData("voulme > 5", "'voulme', which is not known", "did you mean volume?")]
    [InlineData("weather = fine", "'weather', which is not known", "known: volume, latency")]
    [InlineData("volume >", "compares with nothing", "write: name, sign, value")]
    public void A_condition_that_asks_for_nothing_known_is_refused_with_the_way_out(string text, string found, string fix)
    {
        List<Fault> faults = [];
        Assert.Null(Condition.Parse(text, Names, "tree when", faults));
        Fault fault = Assert.Single(faults);
        Assert.Contains(found, fault.Found, StringComparison.Ordinal);
        Assert.StartsWith(fix, fault.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_part_of_a_condition_is_listed()
    {
        List<Fault> faults = [];
        Condition.Parse("colour = red and volume > or smell", Names, "tree when", faults);
        Assert.Equal(3, faults.Count);
    }

    [Theory]
    [InlineData("volume > many")]
    [InlineData("latency < soon")]
    [InlineData("privacy >= secret")]
    [InlineData("task > code")]
    public void A_comparison_that_can_never_hold_is_refused(string text)
    {
        List<Fault> faults = [];
        Condition.Parse(text, [.. RequirementFacts.Names.Keys], "tree when", faults, RequirementFacts.Scales);
        Assert.Single(faults);
    }

    private static Condition Parse(string text)
    {
        List<Fault> faults = [];
        Condition? condition = Condition.Parse(text, Names, "when", faults, RequirementFacts.Scales);
        Assert.Empty(faults);
        return condition!;
    }

    private static FactValue Facts(string name) => name switch
    {
        "volume" => FactValue.Of(20_000m),
        "latency" => FactValue.Of(0.4m),
        "task" => FactValue.Of("code"),
        "input" => new FactValue(null, ["text", "image"]),
        "privacy" => new FactValue(null, ["private-cloud"], CatalogWords.PrivacyLevels.All),
        "gpus" => FactValue.Of(2m),
        "pipeline" => FactValue.Of(false),
        _ => FactValue.Unknown,
    };
}
