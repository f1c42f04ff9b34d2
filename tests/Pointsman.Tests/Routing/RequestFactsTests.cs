using Xunit;

namespace Pointsman.Tests.Routing;

public sealed class RequestFactsTests
{
    private static readonly RequestFacts Full = new()
    {
        Tokens = 12, Characters = 34, Messages = 5, Tools = 6, MaxOutput = 7, Effort = 4,
        Traits = ~RequestTraits.Private, Turns = 8, Document = 9, Language = TextLanguage.De, Key = "ci",
        Tags = ["team=search", "env=test"], Hints = new RequestHints { Task = "support" },
    };

    [Fact]
    public void Every_fact_that_a_rule_may_ask_for_is_answered() =>
        Assert.All(RequestFactNames.All.Keys, name => Assert.True(Full.Of(name).Known, name));

    [Fact]
    public void Of_a_request_that_says_nothing_only_what_must_be_said_is_unknown() => Assert.Equal(
        ["language", "reasoning", "task", "key", "tag"],
        RequestFactNames.All.Keys.Where(name => !default(RequestFacts).Of(name).Known));

    [Theory]
    [InlineData("tokens", 12)]
    [InlineData("characters", 34)]
    [InlineData("messages", 5)]
    [InlineData("tools", 6)]
    [InlineData("turns", 8)]
    [InlineData("document", 9)]
    public void A_count_is_a_number(string name, int count) => Assert.Equal(count, Full.Of(name).Number);

    [Theory]
    [InlineData("code", RequestTraits.Code)]
    [InlineData("images", RequestTraits.Images)]
    [InlineData("audio", RequestTraits.Audio)]
    [InlineData("files", RequestTraits.Files)]
    [InlineData("json", RequestTraits.Json)]
    [InlineData("schema", RequestTraits.Schema)]
    [InlineData("toolresult", RequestTraits.ToolResult)]
    [InlineData("maths", RequestTraits.Maths)]
    [InlineData("urgent", RequestTraits.Urgent)]
    [InlineData("stream", RequestTraits.Stream)]
    [InlineData("system", RequestTraits.System)]
    public void A_trait_is_yes_where_it_is_set_and_no_otherwise(string name, RequestTraits trait)
    {
        Assert.Equal(["yes"], new RequestFacts { Traits = trait }.Of(name).Words);
        Assert.Equal(["no"], new RequestFacts { Traits = ~trait }.Of(name).Words);
    }

    [Fact]
    public void An_effort_is_a_word_of_its_scale()
    {
        IReadOnlyList<string> scale = RequestFactNames.Scales["reasoning"];
        for (int i = 0; i < scale.Count; i++)
        {
            FactValue value = new RequestFacts { Effort = i + 1 }.Of("reasoning");
            Assert.Equal([scale[i]], value.Words);
            Assert.Equal(scale, value.Scale);
        }
    }

    [Theory]
    [InlineData("tag has team=search", true)]
    [InlineData("tag has team=sales", false)]
    [InlineData("not tag has team=sales and key = ci", true)]
    [InlineData("key != ci", false)]
    [InlineData("task = support and language = de", true)]
    [InlineData("private", false)]
    public void Rules_ask_for_words(string condition, bool holds) =>
        Assert.Equal(holds, Target.When(condition).Holds(Full.Of));

    [Fact]
    public void What_the_sender_says_wins_over_what_was_found()
    {
        RequestFacts facts = Full with
        {
            Hints = new() { Urgent = false, Private = true, Complexity = ComplexityClass.Complex },
        };
        Assert.True(Target.When("not urgent and private and complexity = complex").Holds(facts.Of));
        Assert.True(Target.When("urgent and not private and complexity < complex").Holds(Full.Of));
    }

    [Fact]
    public void A_name_that_no_fact_has_is_unknown() => Assert.False(Full.Of("colour").Known);
}
