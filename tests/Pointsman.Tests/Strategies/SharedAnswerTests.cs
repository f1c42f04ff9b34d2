using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies;

/// <summary>A client may give one answer to many: what a strategy changes of it, it changes for its own request.</summary>
public sealed class SharedAnswerTests
{
    private static readonly string Broken = "Sure: {\"a\": 1,}";

    [Fact]
    public async Task A_repair_leaves_the_clients_own_answer_as_it_is()
    {
        ChatResponse kept = Answer(Broken);
        var strategy = new CheckedStrategy(Only(A), new OutputChecks([new JsonCheck()]));
        Trial trial = await Trial.Of(strategy, Gives(kept));
        Assert.Equal("1", JsonDocument.Parse(trial.Text).RootElement.GetProperty("a").ToString());
        Assert.Equal(Broken, kept.Text);
        Assert.Equal("id", trial.Answer.Whole!.ResponseId);
    }

    [Fact]
    public async Task A_line_of_confidence_is_taken_off_a_copy()
    {
        ChatResponse kept = Answer("Paris\nCONFIDENCE: 90");
        var cascade = new CascadeStrategy([new(Only(A), 0.7), new(Only(D), 0)], new StatedConfidence());
        Trial trial = await Trial.Of(cascade, Gives(kept));
        Assert.Equal("Paris", trial.Text);
        Assert.Equal("Paris\nCONFIDENCE: 90", kept.Text);
    }

    [Fact]
    public async Task Probabilities_are_taken_off_a_copy()
    {
        ChatResponse kept = Answer("Paris");
        JsonElement tokens = JsonElement.Parse("""{"content":[{"token":"Paris","logprob":-0.1}]}""");
        kept.AdditionalProperties = new() { [TokenProbabilities.Answered] = tokens };
        var cascade = new CascadeStrategy([new(Only(A), 0.7), new(Only(D), 0)], new LogProbabilityConfidence());
        Trial trial = await Trial.Of(cascade, Gives(kept));
        Assert.False(trial.Answer.Whole!.AdditionalProperties!.ContainsKey(TokenProbabilities.Answered));
        Assert.True(kept.AdditionalProperties.ContainsKey(TokenProbabilities.Answered));
    }

    [Fact]
    public async Task What_is_not_changed_is_not_copied()
    {
        ChatResponse kept = Answer("""{"a": 1}""");
        var strategy = new CheckedStrategy(Only(A), new OutputChecks([new JsonCheck()]));
        Assert.Same(kept, (await Trial.Of(strategy, Gives(kept))).Answer.Whole);
    }

    private static ChatResponse Answer(string text) =>
        new(new ChatMessage(ChatRole.Assistant, text)) { ResponseId = "id" };

    private static ScriptedCalls Gives(ChatResponse kept) => new ScriptedCalls().Does(
        A, _ => new CallAnswer { Whole = kept, From = A, Spent = Usd.Zero });
}
