using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What senders say of their requests, and who they are, as rules of routes see it.</summary>
public sealed class HintTests
{
    [Fact]
    public async Task A_header_decides_by_a_rule_and_wins_over_the_body()
    {
        await using MockedGateway gateway = await StartAsync("task = support", "urgent", "complexity >= complex");
        Assert.Equal("openai/one", await AnswererAsync(gateway, "", ("x-pointsman-task", "support")));
        Assert.Equal("openai/two", await AnswererAsync(gateway, "", ("x-pointsman-urgent", "yes")));
        Assert.Equal("openai/three", await AnswererAsync(gateway, "", ("x-pointsman-complexity", "complex")));
        string body = "\"metadata\":{\"pointsman.task\":\"support\"},";
        Assert.Equal("openai/one", await AnswererAsync(gateway, body));
        Assert.Equal("openai/else", await AnswererAsync(gateway, body, ("x-pointsman-task", "sales")));
    }

    [Fact]
    public async Task A_header_that_cannot_be_heard_is_refused_with_its_name()
    {
        await using MockedGateway gateway = await StartAsync("urgent");
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false, "", ("x-pointsman-urgent", "very"));
        Assert.Equal(400, seen.Status);
        string said = seen.Raw.Replace("\\u0027", "'", StringComparison.Ordinal);
        Assert.Contains("'x-pointsman-urgent' is 'very'; allowed: yes, no", said, StringComparison.Ordinal);
        Assert.Empty(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task What_a_sender_calls_private_goes_to_no_target_that_is_not_local()
    {
        await using MockedGateway gateway = await StartAsync("private");
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false, "", ("x-pointsman-private", "yes"));
        Assert.Equal(403, seen.Status);
        Assert.Contains("no target of", seen.Raw, StringComparison.Ordinal);
        Assert.Empty(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task The_key_and_its_tags_are_facts()
    {
        await using MockedGateway gateway = await StartAsync("key = ci", "tag has team=search");
        (string, string) one = MockedGateway.Bearer(gateway.CreateKey(new KeyDraft { Name = "ci" }));
        (string, string) two = MockedGateway.Bearer(
            gateway.CreateKey(new KeyDraft { Name = "other", Tags = [new KeyTag("team", "search")] }));
        Assert.Equal("openai/one", await AnswererAsync(gateway, "", one));
        Assert.Equal("openai/two", await AnswererAsync(gateway, "", two));
        Assert.Equal("openai/else", await AnswererAsync(gateway, ""));
    }

    [Fact]
    public async Task The_evidence_for_the_class_stands_in_the_answers_reason()
    {
        await using MockedGateway gateway = await StartAsync("complexity >= complex");
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.Equal("no rule held; simple: 5 words in the question -2", seen.Header("x-pointsman-reason"));
    }

    private static async Task<string?> AnswererAsync(
        MockedGateway gateway, string more, params (string Name, string Value)[] headers) =>
        (await gateway.AskAsync(Speech.OpenAi, "chat", false, more, headers)).Header("x-pointsman-model");

    // A rule for each condition, to one, two, three in turn, and else for the rest.
    private static Task<MockedGateway> StartAsync(params string[] conditions)
    {
        string[] names = ["one", "two", "three"];
        return MockedGateway.StartAsync(setUp => setUp.Route(
            "chat",
            route => route with
            {
                Strategy = RouteStrategy.Rules,
                Targets = [],
                Rules =
                [
                    .. conditions.Select((text, i) => new RouteRule
                    {
                        When = Condition.Parse(
                            text, [.. RequestFactNames.All.Keys], "when", [], RequestFactNames.Scales)!,
                        Use = ["openai/" + names[i]],
                    }),
                ],
                Else = ["openai/else"],
            },
            "openai/one", "openai/two", "openai/three", "openai/else"));
    }
}
