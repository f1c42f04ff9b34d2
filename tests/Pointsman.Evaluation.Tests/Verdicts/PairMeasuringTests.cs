using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class PairMeasuringTests
{
    // The sign test by hand: 8 wins of 10 that are decided, 2 · (1 + 10 + 45) / 1024 = 0.109375.
    [Fact]
    public void Wins_ties_and_losses_are_counted_and_tested_by_their_signs()
    {
        PairMetrics pairs = Of(20, at => at < 8 ? Won : at < 10 ? Lost : at < 15 ? Tie : at < 18 ? First : Second);
        Assert.Equal((8, 10, 2), (pairs.Wins, pairs.Ties, pairs.Losses));
        Assert.Equal(0.109375, pairs.PValue!.Value, 1e-12);
        Assert.Equal(0.3, pairs.Lead!.Value, 1e-12);
        Assert.Equal(PairedProportionDifference.Tango(new PairedCounts(10, 8, 2, 0)), pairs.Lead);
        Assert.Equal(0.4, pairs.WinShare!.Value, 1e-12);
        Assert.Equal((20, 3, 2), (pairs.Bias!.Pairs, pairs.Bias.FirstTwice, pairs.Bias.SecondTwice));
    }

    [Fact]
    public void Repeats_of_a_case_are_one_witness()
    {
        PairMetrics pairs = Of(6, _ => Won, repeats: 3);
        Assert.Equal(18, pairs.Wins);
        Assert.Equal(2 / 64.0, pairs.PValue!.Value, 1e-12);
        Assert.True(pairs.Lead!.Low < 0.7);
        Assert.True(pairs.WinShare!.Low < 0.7);
    }

    [Fact]
    public void Errors_enter_nothing_else()
    {
        PairMetrics pairs = Of(10, at => at < 4 ? Broken : Won);
        Assert.Equal((6, 4), (pairs.Pairs, pairs.Errors));
        PairMetrics none = Of(10, _ => Broken);
        Assert.Equal((0, 10), (none.Pairs, none.Errors));
        Assert.Null(none.PValue);
        Assert.Null(none.Lead);
    }

    private static PairResult Won(PairResult pair) => Said(pair, PairChoice.Challenger, PairChoice.Challenger);

    private static PairResult Lost(PairResult pair) => Said(pair, PairChoice.Baseline, PairChoice.Baseline);

    private static PairResult Tie(PairResult pair) => Said(pair, PairChoice.Same, PairChoice.Same);

    private static PairResult First(PairResult pair) => Said(pair, PairChoice.Baseline, PairChoice.Challenger);

    private static PairResult Second(PairResult pair) => Said(pair, PairChoice.Challenger, PairChoice.Baseline);

    private static PairResult Broken(PairResult pair) => pair with { Error = "away" };

    private static PairResult Said(PairResult pair, PairChoice first, PairChoice swapped) =>
        pair with { Judgement = new PairJudgement(first, swapped) };

    private static PairMetrics Of(int cases, Func<int, Func<PairResult, PairResult>> said, int repeats = 1)
    {
        Run plain = SomeRun.Of(
            cases, [SomeRun.Arm("base", _ => true), SomeRun.Arm("arm", _ => true)], repeats: repeats);
        var run = new Run(plain.Header, plain.Cases, [], plain.End)
        {
            Pairs =
            [
                .. from at in Enumerable.Range(0, cases)
                   from repeat in Enumerable.Range(0, repeats)
                   select said(at)(new PairResult(new Cell(at, 1, repeat), 0)),
            ],
        };
        return RunJudgement.Of(run).Pairs.Single();
    }
}
