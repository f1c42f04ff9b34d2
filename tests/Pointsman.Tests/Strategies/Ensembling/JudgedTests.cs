using System.Text.RegularExpressions;
using Pointsman.Server.Tests;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Ensembling;

public sealed class JudgedTests
{
    [Theory]
    [InlineData(BestBy.Choice)]
    [InlineData(BestBy.Pairs)]
    [InlineData(BestBy.Points)]
    public async Task The_best_by_the_judge_is_given_wherever_it_stands_among_the_letters(BestBy by)
    {
        var places = new HashSet<char>();
        for (int i = 0; i < 20; i++)
        {
            ScriptedCalls calls = Three().Does(D, ask => ScriptedCalls.Answer(Prefer("good", ask), 0.001m, D));
            Trial trial = await Trial.Of(Best(by), calls, chance: i / 20.0);
            Assert.Equal("a good answer", trial.Text);
            Assert.Equal(by == BestBy.Pairs ? 2 : 1, calls.Asked.Count(name => name == D.Name));
            Assert.Equal(StepOutcome.Accepted, trial.At("member 2").Outcome);
            Assert.Equal(StepOutcome.Outvoted, trial.At("member 1").Outcome);
            places.Add(LetterOf("good", calls.Made.First(one => one.Target.Name == D.Name).Ask));
        }

        Assert.True(places.Count >= 2, "the judge always saw the answer at the same place");
    }

    [Theory]
    [InlineData(BestBy.Choice, "I like A and B")]
    [InlineData(BestBy.Choice, "D")]
    [InlineData(BestBy.Choice, "")]
    [InlineData(BestBy.Pairs, "C")]
    [InlineData(BestBy.Points, "A: 10\nB: 20")]
    [InlineData(BestBy.Points, "A: 10\nB: 20\nC: 101")]
    [InlineData(BestBy.Points, "A: 10\nB: 20\nB: 30\nC: 3")]
    public async Task A_judge_that_does_not_keep_to_the_form_is_no_judge(BestBy by, string says)
    {
        Trial trial = await Trial.Of(Best(by), Three().Says(D, says));
        Assert.Equal("a poor answer", trial.Text);
        Assert.StartsWith(
            "the answer that came first: the judge's answer", trial.Answer.Reason, StringComparison.Ordinal);
        Assert.Null(trial.Answer.Confidence);
    }

    [Fact]
    public async Task A_judge_that_fails_leaves_the_answer_that_came_first()
    {
        Trial trial = await Trial.Of(Best(BestBy.Choice), Three().Fails(D));
        Assert.Equal("a poor answer", trial.Text);
        Assert.Equal("the answer that came first: the judge failed (Upstream)", trial.Answer.Reason);
    }

    [Fact]
    public async Task A_judge_that_hangs_ends_with_the_request_and_leaves_the_answer_that_came_first()
    {
        var time = new SteppedTime();
        var limits = new StrategyLimits { Deadline = TimeSpan.FromSeconds(30) };
        Task<Trial> trial = Trial.Of(Best(BestBy.Choice), Three().Hangs(D), limits, time: time);
        time.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("the answer that came first: the judge failed (Deadline)", (await trial).Answer.Reason);
    }

    [Fact]
    public async Task One_answer_needs_no_judge()
    {
        ScriptedCalls calls = new ScriptedCalls().Fails(A).Says(B, "a good answer").Fails(C);
        EnsembleStrategy one = Some.Ensemble(
            new BestJoin(Only(D)), new EnsembleOptions { Quorum = 1 }, A, B, C);
        Trial trial = await Trial.Of(one, calls);
        Assert.Equal(("a good answer", "the only answer"), (trial.Text, trial.Answer.Reason));
        Assert.DoesNotContain(D.Name, calls.Asked);
    }

    [Fact]
    public async Task A_replay_shows_the_judge_the_same_order()
    {
        string[] seen = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            ScriptedCalls calls = Three().Says(D, "A");
            await Trial.Of(Best(BestBy.Choice), calls, chance: 0.42);
            return calls.Made.Last().Ask.Messages[1].Text;
        }));
        Assert.Equal(seen[0], seen[1]);
    }

    [Fact]
    public async Task A_synthesis_sees_all_answers_and_streams()
    {
        ScriptedCalls calls = Three().Says(D, "the best of all");
        Trial trial = await Trial.Of(
            Some.Ensemble(new SynthesisJoin(Only(D)), null, A, B, C), calls, stream: true);
        Assert.Equal(["the ", "best ", "of ", "all "], await trial.PiecesAsync());
        StrategyAsk asked = calls.Made.Last().Ask;
        Assert.Equal("What is it?", asked.Messages[0].Text);
        Assert.All(
            new[] { "poor", "good", "fair" },
            word => Assert.Contains(word, asked.Messages[1].Text, StringComparison.Ordinal));
        Assert.Equal([false, false, false, true], calls.Made.Select(one => one.Ask.Stream));
        Assert.Equal("member 1 Used; member 2 Used; member 3 Used; synthesis Accepted", trial.Story);
    }

    [Fact]
    public async Task A_synthesis_that_fails_leaves_the_answer_that_came_first()
    {
        Trial trial = await Trial.Of(Some.Ensemble(new SynthesisJoin(Only(D)), null, A, B, C), Three().Fails(D));
        Assert.Equal("a poor answer", trial.Text);
        Assert.Contains("the synthesis failed (Upstream)", trial.Answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_judge_costs_what_it_is_shown()
    {
        RoutingTarget dear = D with
        {
            Price = new Price { From = new(2025, 1, 1), Base = new Rates { Input = new(1000m), Output = new(0m) } },
        };
        string longAnswer = string.Concat(Enumerable.Repeat("word ", 4000));
        ScriptedCalls calls = new ScriptedCalls().Says(A, "short").Says(B, longAnswer).Says(dear, "A");
        var limits = new StrategyLimits { Budget = new Usd(1m) };
        Trial trial = await Trial.Of(Some.Ensemble(new BestJoin(Only(dear)), null, A, B), calls, limits);
        Assert.Equal(("short", 2), (trial.Text, calls.Made.Count));
        Assert.Contains("the judge failed (Budget)", trial.Answer.Reason, StringComparison.Ordinal);
    }

    private static EnsembleStrategy Best(BestBy by) =>
        Some.Ensemble(new BestJoin(Only(D), by), null, A, B, C);

    private static ScriptedCalls Three() => new ScriptedCalls()
        .Says(A, "a poor answer").Says(B, "a good answer").Says(C, "a fair answer");

    // What a judge says that likes the answer with a word in it.
    private static string Prefer(string word, StrategyAsk ask)
    {
        string prompt = ask.Messages[1].Text;
        char best = prompt.Contains(word, StringComparison.Ordinal) ? LetterOf(word, ask) : 'A';
        return !prompt.Contains("points", StringComparison.Ordinal) ? $"**{best}**"
            : string.Join('\n', "ABC".Select(letter => $"{letter}: {(letter == best ? 90 : 40)}"));
    }

    private static char LetterOf(string word, StrategyAsk ask) =>
        Regex.Match(ask.Messages[1].Text, $@"Answer (\w):\n~~~ \w+\na {word}").Groups[1].Value.FirstOrDefault('?');
}
