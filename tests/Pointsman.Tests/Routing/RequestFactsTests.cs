using Xunit;

namespace Pointsman.Tests.Routing;

public sealed class RequestFactsTests
{
    private static readonly RequestFacts Full = new()
    {
        Tokens = 12, Characters = 34, Messages = 5, Tools = 6, MaxOutput = 7, Effort = 4,
        Traits = (RequestTraits)(-1),
    };

    [Fact]
    public void Every_fact_that_a_rule_may_ask_for_is_answered() =>
        Assert.All(RequestFactNames.All.Keys, name => Assert.True(Full.Of(name).Known, name));

    [Fact]
    public void Of_a_request_that_says_nothing_only_the_effort_is_unknown() => Assert.Equal(
        ["reasoning"], RequestFactNames.All.Keys.Where(name => !default(RequestFacts).Of(name).Known));

    [Theory]
    [InlineData("tokens", 12)]
    [InlineData("characters", 34)]
    [InlineData("messages", 5)]
    [InlineData("tools", 6)]
    public void A_count_is_a_number(string name, int count) => Assert.Equal(count, Full.Of(name).Number);

    [Theory]
    [InlineData("code", RequestTraits.Code)]
    [InlineData("images", RequestTraits.Images)]
    [InlineData("audio", RequestTraits.Audio)]
    [InlineData("files", RequestTraits.Files)]
    [InlineData("json", RequestTraits.Json)]
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

    [Fact]
    public void A_name_that_no_fact_has_is_unknown() => Assert.False(Full.Of("colour").Known);
}
