using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Confidence;

/// <summary>Each method in a cascade of two steps, A and then D; the confidence of A is what is looked at.</summary>
public sealed class ConfidenceMethodTests
{
    [Fact]
    public async Task Log_probabilities_give_the_mean_probability_of_a_token()
    {
        ScriptedCalls calls = new ScriptedCalls().Does(A, _ => WithTokens("Paris", -0.1, -0.3));
        Trial trial = await Trial.Of(Two(new LogProbabilityConfidence(), 0.8), calls);
        Assert.Equal(Math.Exp(-0.2), Sure(trial)!.Value, 1e-12);
        Assert.True(calls.Made.Single().Ask.Options.AdditionalProperties!["logprobs"] is true);
        Assert.Null(trial.Answer.Whole!.AdditionalProperties?.GetValueOrDefault("answer_logprobs"));
    }

    [Fact]
    public async Task A_token_that_nobody_counted_does_not_decide_alone()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(D, "")
            .Does(A, _ => WithTokens("x", [-9999, .. Enumerable.Repeat(0.0, 39)]));
        Trial trial = await Trial.Of(Two(new LogProbabilityConfidence(), 0.8), calls);
        Assert.Equal(Math.Exp(-0.5), Sure(trial)!.Value, 1e-12);
    }

    [Fact]
    public void A_client_that_asked_for_log_probabilities_keeps_them()
    {
        var options = new ChatOptions { AdditionalProperties = new() { ["logprobs"] = true } };
        var method = new LogProbabilityConfidence();
        ChatResponse answer = WithTokens("Paris", -0.1).Whole!;
        method.Clean(answer, new StrategyAsk { Messages = [], Options = options });
        Assert.True(answer.AdditionalProperties!.ContainsKey("answer_logprobs"));
    }

    [Theory]
    [InlineData("""{"content":[]}""")]
    [InlineData("""{"content":null}""")]
    [InlineData("""{"content":[{"token":"a","logprob":-0.1},{"token":"b"}]}""")]
    [InlineData("[]")]
    public async Task Log_probabilities_that_are_absent_or_broken_are_no_confidence_and_say_so(string json)
    {
        CallAnswer answer = WithTokens("Paris", 0);
        answer.Whole!.AdditionalProperties!["answer_logprobs"] = JsonElement.Parse(json);
        ScriptedCalls calls = new ScriptedCalls().Does(A, _ => answer).Says(D, "Paris");
        Trial trial = await Trial.Of(Two(new LogProbabilityConfidence(), 0.1), calls);
        Assert.Equal(0, Sure(trial));
        Assert.Contains("without probabilities", trial.Run.Steps[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_may_read_its_own_log_probabilities()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris");
        Trial trial = await Trial.Of(Two(new LogProbabilityConfidence(_ => [-0.5, -0.5]), 0.5), calls);
        Assert.Equal(Math.Exp(-0.5), Sure(trial)!.Value, 1e-12);
    }

    [Fact]
    public async Task Agreement_asks_once_more_with_another_prompt_and_compares()
    {
        ScriptedCalls calls = new ScriptedCalls().SaysInTurn(A, "It is Paris.", "**paris**");
        Trial trial = await Trial.Of(Two(new AgreementConfidence(), 0.9), calls);
        Assert.Equal(("It is Paris.", 1), (trial.Text, Sure(trial)));
        Assert.Equal([1, 2], calls.Made.Select(one => one.Ask.Messages.Count));
        Assert.Equal("step 1 Accepted; step 1/again 1 Used", trial.Story);
    }

    [Fact]
    public async Task Agreement_with_two_prompts_is_the_mean_of_both()
    {
        ScriptedCalls calls = new ScriptedCalls().SaysInTurn(A, "Paris", "Paris", "Lyon").Says(D, "Paris");
        Trial trial = await Trial.Of(Two(new AgreementConfidence(2), 0.9), calls);
        Assert.Equal(0.5, Sure(trial));
        string[] prompts = [.. calls.Made.Where(one => one.Place.Contains("again", StringComparison.Ordinal))
            .Select(one => one.Ask.Messages[^1].Text)];
        Assert.Equal(2, prompts.Distinct().Count());
    }

    [Fact]
    public async Task Samples_count_who_agrees_with_the_answer()
    {
        ScriptedCalls calls = new ScriptedCalls().SaysInTurn(A, "42", "42", "41", "42", "42").Says(D, "42");
        Trial trial = await Trial.Of(Two(new SampleAgreementConfidence(4), 0.9), calls);
        Assert.Equal(0.75, Sure(trial));
        Assert.Equal("3 of 4 samples agree", trial.Run.Steps.Single(step => step.Place == "step 1").Evidence);
    }

    [Fact]
    public async Task Samples_are_warm_and_without_a_seed_so_that_they_may_differ()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "42");
        await AskAsync(new SampleAgreementConfidence(2), calls, new ChatMessage(ChatRole.User, "6 × 7?"),
            new ChatOptions { Temperature = 0, Seed = 7, MaxOutputTokens = 9 });
        Assert.Equal([0, 0.7f, 0.7f], calls.Made.Select(one => one.Ask.Options.Temperature));
        Assert.Equal([7, null, null], calls.Made.Select(one => one.Ask.Options.Seed));
        Assert.Equal([9, 9, 9], calls.Made.Select(one => one.Ask.Options.MaxOutputTokens));
    }

    [Fact]
    public async Task Samples_that_fail_are_no_votes_and_too_many_of_them_are_no_confidence()
    {
        int made = -1;
        ScriptedCalls calls = new ScriptedCalls().Says(D, "42").Does(A, _ => Interlocked.Increment(ref made) is 0 or 1
            ? ScriptedCalls.Answer("42", 0.001m, A)
            : new CallAnswer { Failure = new CallFailure(FailureKind.Upstream, "down"), Spent = Usd.Zero });
        Trial trial = await Trial.Of(Two(new SampleAgreementConfidence(4), 0.1), calls);
        Assert.Equal(0, Sure(trial));
        Assert.Contains("only 1 of 4", trial.Run.Steps.Single(step => step.Place == "step 1").Evidence,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_that_the_budget_does_not_allow_are_not_taken()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "42").Says(D, "42");
        Trial trial = await Trial.Of(
            Two(new SampleAgreementConfidence(20), 0.5), calls, new StrategyLimits { Calls = 3 });
        Assert.Equal(3, calls.Made.Count);
        Assert.Equal("42", trial.Text);
    }

    [Theory]
    [InlineData("SCORE: 85", 0.85)]
    [InlineData("It says Paris, which is right.\nSCORE: 100\n", 1)]
    [InlineData("SCORE: 0", 0)]
    [InlineData("SCORE: 72.5", 0.725)]
    public async Task A_verifier_ends_with_its_score(string judgement, double sure)
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris").Says(B, judgement).Says(D, "Paris");
        Trial trial = await Trial.Of(Two(new VerifierConfidence(Only(B)), 0.8), calls);
        Assert.Equal(sure, Sure(trial));
        Assert.Contains("step 1/judge Used", trial.Story, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("85")]
    [InlineData("SCORE: high")]
    [InlineData("SCORE: 101")]
    [InlineData("SCORE: 85 of 100")]
    [InlineData("SCORE: 85\nbut I am not sure")]
    [InlineData("SCORE: 20\nSCORE: 90")]
    [InlineData("score: 90")]
    [InlineData("")]
    public async Task A_verifier_that_keeps_to_no_form_is_not_guessed_at(string judgement)
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris").Says(B, judgement).Says(D, "Rome");
        Trial trial = await Trial.Of(Two(new VerifierConfidence(Only(B)), 0.1), calls);
        Assert.Equal(("Rome", 0), (trial.Text, Sure(trial)));
        Assert.Contains("score", trial.Run.Steps.First(step => step.Place == "step 1").Evidence,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verifier_that_fails_escalates()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris").Fails(B).Says(D, "Rome");
        Trial trial = await Trial.Of(Two(new VerifierConfidence(Only(B)), 0.1), calls);
        Assert.Equal("Rome", trial.Text);
    }

    [Fact]
    public async Task A_verifier_sees_conversation_and_answer_as_quoted_text_with_the_pictures()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris").Says(B, "SCORE: 99");
        var picture = new DataContent(new byte[] { 1, 2, 3 }, "image/png");
        await AskAsync(new VerifierConfidence(Only(B)), calls,
            new ChatMessage(ChatRole.User, [new TextContent("Which city?"), picture]), new ChatOptions());
        ChatMessage shown = calls.Made.Last().Ask.Messages[^1];
        Assert.Contains("<conversation>\nuser: Which city?\n</conversation>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<answer>\nParis\n</answer>", shown.Text, StringComparison.Ordinal);
        Assert.Same(picture, shown.Contents[^1]);
    }

    [Fact]
    public async Task A_rule_passes_or_does_not_and_a_rule_that_breaks_is_no_confidence()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "[1]").Says(D, "[2]");
        Trial passed = await Trial.Of(Two(new ValidityConfidence(_ => new(1, "valid JSON")), 0.5), calls);
        Trial failed = await Trial.Of(Two(new ValidityConfidence(_ => new(0, "no JSON")), 0.5), calls);
        Trial broken = await Trial.Of(Two(new ValidityConfidence(_ => throw new FormatException()), 0.5), calls);
        Assert.Equal(["[1]", "[2]", "[2]"], [passed.Text, failed.Text, broken.Text]);
        Assert.Equal("the check broke: FormatException", broken.Run.Steps[0].Evidence);
    }

    [Fact]
    public async Task A_step_of_which_too_little_is_predicted_is_not_asked()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris").Says(D, "Rome");
        var method = new PredictedConfidence((in facts, _) => facts.Tokens > 100 ? 0.2 : 0.9);
        Trial easy = await Trial.Of(Two(method, 0.7), calls);
        Trial hard = await Trial.Of(Two(method, 0.7), calls, facts: new RequestFacts { Tokens = 500 });
        Assert.Equal(("Paris", "Rome"), (easy.Text, hard.Text));
        Assert.Equal(["a/one", "d/four"], calls.Asked);
        Assert.Equal("step 1 Escalated; step 2 Accepted", hard.Story);
    }

    [Fact]
    public async Task Who_was_not_asked_is_asked_when_the_last_fails()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris").Fails(D);
        Trial trial = await Trial.Of(Two(new PredictedConfidence((in _, _) => 0.2), 0.7), calls);
        Assert.Equal("Paris", trial.Text);
        Assert.Contains("who is left", trial.Answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_predictor_that_breaks_predicts_nothing()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris").Says(D, "Rome");
        Trial trial = await Trial.Of(
            Two(new PredictedConfidence((in _, _) => throw new FormatException()), 0.7), calls);
        Assert.Equal("Rome", trial.Text);
    }

    [Fact]
    public async Task A_calibration_replaces_what_is_said_and_leaves_what_is_not_known()
    {
        Calibration lifts = Calibration.Of([new(0, 0.8), new(1, 0.9)]);
        ScriptedCalls said = new ScriptedCalls().Says(A, "Paris\nCONFIDENCE: 50");
        ScriptedCalls silent = new ScriptedCalls().Says(A, "Paris").Says(D, "Rome");
        var method = new CalibratedConfidence(new StatedConfidence(), lifts);
        Trial lifted = await Trial.Of(Two(method, 0.85), said);
        Trial unknown = await Trial.Of(Two(method, 0.5), silent);
        Assert.Equal("Paris", lifted.Text);
        Assert.Equal(0.85, Sure(lifted)!.Value, 1e-12);
        Assert.Equal(("Rome", 0), (unknown.Text, Sure(unknown)));
    }

    [Fact]
    public async Task Nothing_of_the_texts_stands_in_the_records()
    {
        ScriptedCalls calls = new ScriptedCalls().SaysInTurn(A, "a secret word").Says(B, "secret, no score").Says(D, "x");
        ConfidenceMethod[] all =
        [
            new StatedConfidence(), new LogProbabilityConfidence(), new AgreementConfidence(),
            new SampleAgreementConfidence(2), new VerifierConfidence(Only(B)), new ValidityConfidence(_ => new(0, "no")),
        ];
        foreach (ConfidenceMethod method in all)
        {
            Trial trial = await Trial.Of(Two(method, 0.99), calls, prompt: "a secret question");
            Assert.DoesNotContain("secret", string.Join(' ', trial.Run.Steps), StringComparison.Ordinal);
            Assert.DoesNotContain("secret", trial.Answer.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_verifier_that_hangs_does_not_hold_the_request_past_its_deadline()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris").Hangs(B).Says(D, "Rome");
        Trial trial = await Trial.Of(Two(new VerifierConfidence(Only(B)), 0.5), calls,
            new StrategyLimits { Deadline = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("Paris", trial.Text);
        Assert.Contains("surest answer there is", trial.Answer.Reason, StringComparison.Ordinal);
    }

    private static CascadeStrategy Two(ConfidenceMethod method, double acceptAt) =>
        new([new(Only(A), acceptAt), new(Only(D), 0)], method);

    private static async Task AskAsync(
        ConfidenceMethod method, ScriptedCalls calls, ChatMessage message, ChatOptions options)
    {
        var run = new StrategyRun(calls, default, new StrategyLimits(), TimeProvider.System);
        StrategyAnswer answer = await run.AskAsync(
            Two(method, 0.9).Decide(), new StrategyAsk { Messages = [message], Options = options }, "",
            TestContext.Current.CancellationToken);
        Assert.True(answer.IsGood);
    }

    private static double? Sure(Trial trial) =>
        trial.Run.Steps.First(step => step.Place == "step 1").Confidence;

    private static CallAnswer WithTokens(string text, params double[] logarithms)
    {
        CallAnswer answer = ScriptedCalls.Answer(text, 0.001m, A);
        answer.Whole!.AdditionalProperties = new()
        {
            ["answer_logprobs"] = JsonSerializer.SerializeToElement(new
            {
                content = logarithms.Select(one => new { token = "t", logprob = one }),
            }),
        };
        return answer;
    }
}
