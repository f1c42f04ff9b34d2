using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Ensembling;

public sealed class VoteTests
{
    [Fact]
    public async Task The_label_of_the_most_wins_and_its_share_is_the_confidence()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Yes.").Says(B, "no").Says(C, " **YES** ");
        Trial trial = await Trial.Of(Of(new VoteJoin(), A, B, C), calls);
        Assert.Equal("Yes.", trial.Text);
        Assert.Equal(2.0 / 3, trial.Answer.Confidence!.Value, 1e-12);
        Assert.Equal("member 1 Used; member 2 Outvoted; member 3 Used", trial.Story);
        Assert.Equal("2 of 3 votes, a share of 66.7 %", trial.Answer.Reason);
    }

    [Fact]
    public void Labels_that_cannot_be_told_apart_or_say_nothing_are_named()
    {
        Assert.Empty(VoteJoin.Check(["spam", "not spam", "C#", "C"]));
        Assert.Equal(
            [
                "labels[1]: found ' SPAM. ', which is the same vote as 'spam'; write labels that differ in more than "
                    + "case, markup and punctuation",
                "labels[2]: found '?!', of which no vote is left; write a word",
            ],
            VoteJoin.Check(["spam", " SPAM. ", "?!"]).Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task With_labels_the_answer_is_the_label_alone()
    {
        ScriptedCalls calls = new ScriptedCalls()
            .Says(A, "I would say it is spam!").Says(B, "**Not spam**").Says(C, "SPAM");
        Trial trial = await Trial.Of(Of(new VoteJoin(["Spam", "Not spam"]), A, B, C), calls);
        Assert.Equal("Spam", trial.Text);
    }

    [Fact]
    public async Task Records_hold_no_word_of_the_answers()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "tangerine").Says(B, "tangerine").Says(C, "aubergine");
        Trial trial = await Trial.Of(Of(new VoteJoin(), A, B, C), calls);
        Assert.DoesNotContain(trial.Run.Steps, step => step.ToString().Contains("erine", StringComparison.Ordinal));
        Assert.Equal("vote 2 of 2, with a share of 33.3 %", trial.At("member 3").Evidence);
    }

    [Fact]
    public async Task An_answer_that_names_no_label_is_no_vote()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "who knows").Says(B, "no").Says(C, "no");
        Trial trial = await Trial.Of(Of(new VoteJoin(["yes", "no"]), A, B, C), calls);
        Assert.Equal(("no", 1.0), (trial.Text, trial.Answer.Confidence));
        Assert.Equal(StepOutcome.Failed, trial.At("member 1").Outcome);
    }

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData(" Yes!", "yes")]
    [InlineData("The answer is: **yes**.", "yes")]
    [InlineData("Some say no.\nStill:\nYES", "yes")]
    [InlineData("yes\nbecause there is no doubt", "yes")]
    [InlineData("yes and no", null)]
    [InlineData("yesterday", null)]
    [InlineData("it is not sure", "not sure")]
    [InlineData("sure", "sure")]
    [InlineData("", null)]
    [InlineData("...", null)]
    public void A_label_is_found_in_a_sentence(string answer, string? label) =>
        Assert.Equal(label, new VoteLabels(["yes", "no", "sure", "not sure"]).Read(answer));

    [Theory]
    [InlineData("C#", "c", false)]
    [InlineData("-5", "5", false)]
    [InlineData("3.5", "35", false)]
    [InlineData("# Paris", "paris", true)]
    [InlineData("“Paris”,\n France.", "paris france", true)]
    public void Punctuation_around_words_makes_no_difference_and_signs_do(string one, string other, bool same) =>
        Assert.Equal(same, VoteLabels.Plain(one) == VoteLabels.Plain(other));

    [Fact]
    public void Of_equals_the_heaviest_voter_wins_and_then_the_one_who_is_listed_first()
    {
        Assert.Equal("b", VoteCount.Of([new(1, 1, "b"), new(2, 1, "c")]).Winner);
        Assert.Equal("c", VoteCount.Of([new(0, 1, "b"), new(1, 1, "b"), new(2, 2, "c")]).Winner);
        Assert.Equal("c", VoteCount.Of([new(2, 1.5m, "c"), new(0, 1, "b")]).Winner);
    }

    [Fact]
    public void The_order_in_which_members_stand_changes_no_vote_without_ties() => Prop.ForAll(
        Some.Votes.ToArbitrary(),
        votes =>
        {
            var count = VoteCount.Of(votes);
            bool tie = count.Groups.Count > 1 && count.Groups[0].Total == count.Groups[1].Total;
            Ballot[] turned = [.. votes.Reverse().Select((vote, i) => vote with { Member = i })];
            var other = VoteCount.Of(turned);
            return tie || (other.Winner == count.Winner && other.Share == count.Share);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_settled_stays_however_the_rest_vote() => Prop.ForAll(
        Some.Votes.ToArbitrary(), Gen.Choose(0, 8).ToArbitrary(),
        (votes, seen) =>
        {
            Ballot[] early = votes[..Math.Min(Math.Max(seen, 1), votes.Length)];
            var count = VoteCount.Of(early);
            return !count.IsSettled(votes.Skip(early.Length).Sum(vote => vote.Weight))
                || VoteCount.Of(votes).Winner == count.Winner;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Five_voters_who_are_right_in_80_percent_are_right_together_in_94_2_percent()
    {
        const int Questions = 10_000;
        RoutingTarget[] voters = [.. Enumerable.Range(1, 5).Select(i => Routing.Target.Of($"voter/{i}"))];
        EnsembleStrategy ensemble = Of(new VoteJoin(["right", "wrong"]), voters);
        var chance = new Random(2026);
        var calls = new ScriptedCalls();
        foreach (RoutingTarget voter in voters)
        {
            calls.Does(voter, _ => ScriptedCalls.Answer(chance.NextDouble() < 0.8 ? "right" : "wrong", 0m, voter));
        }

        int right = 0;
        for (int i = 0; i < Questions; i++)
        {
            right += (await Trial.Of(ensemble, calls)).Text == "right" ? 1 : 0;
        }

        // C(5,3)·0.8³·0.2² + C(5,4)·0.8⁴·0.2 + 0.8⁵; the interval is that of 99.9 %.
        const double Expected = 0.94208;
        double reach = 3.29 * Math.Sqrt(Expected * (1 - Expected) / Questions);
        Assert.InRange(right / (double)Questions, Expected - reach, Expected + reach);
    }

    private static EnsembleStrategy Of(AnswerJoin join, params RoutingTarget[] members) =>
        Some.Ensemble(join, null, members);
}
