using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Confidence;

/// <summary>Checks as the confidence of a step.</summary>
public sealed class ValidityTests
{
    private static readonly OutputChecks Checks = new([new CompleteCheck(), new JsonCheck()]);

    [Theory]
    [InlineData("[1]", "[1]", 1.0, "passed: complete, json")]
    [InlineData("```json\n[1]\n```", "[2]", 0.0, "failed: json")]
    [InlineData("", "[2]", 0.0, "failed: complete, json")]
    public async Task What_passes_all_checks_as_it_stands_is_taken(string said, string given, double sure, string says)
    {
        Trial trial = await Of(new ScriptedCalls().Says(A, said).Says(D, "[2]"));
        Assert.Equal(given, trial.Text);
        Assert.Equal((sure, says), (trial.Run.Steps[0].Confidence!.Value, trial.Run.Steps[0].Evidence));
    }

    [Fact]
    public async Task An_answer_that_was_cut_is_told_by_its_reason_to_end()
    {
        Trial trial = await Of(new ScriptedCalls().Says(D, "[2]").Does(A, _ => new CallAnswer
        {
            Whole = new ChatResponse(new ChatMessage(ChatRole.Assistant, "[1]"))
            {
                FinishReason = ChatFinishReason.Length,
            },
            Spent = Usd.Zero,
        }));
        Assert.Equal(("[2]", "failed: complete"), (trial.Text, trial.Run.Steps[0].Evidence));
    }

    [Fact]
    public async Task A_turn_that_calls_tools_is_no_answer_yet_and_passes()
    {
        Trial trial = await Of(new ScriptedCalls().Does(A, _ => new CallAnswer
        {
            Whole = new ChatResponse(
                new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "look", null)])),
            Spent = Usd.Zero,
        }));
        Assert.Equal(1, Assert.Single(trial.Run.Steps).Confidence);
    }

    private static Task<Trial> Of(ScriptedCalls calls) => Trial.Of(
        new CascadeStrategy(
            [new(new SingleStrategy(A), 0.7), new(new SingleStrategy(D), 0)], new ValidityConfidence(Checks)),
        calls);
}
