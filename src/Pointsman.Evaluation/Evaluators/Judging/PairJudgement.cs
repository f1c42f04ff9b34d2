namespace Pointsman.Evaluation;

/// <summary>
/// What a judge says of two answers to one question when it sees them in both orders. Only what it says both times
/// counts: a judge that follows the place and not the answer has no preference.
/// </summary>
/// <param name="BaselineFirst">What it preferred when it saw the baseline's answer first.</param>
/// <param name="ChallengerFirst">What it preferred when it saw the challenger's answer first.</param>
public sealed record PairJudgement(PairChoice BaselineFirst, PairChoice ChallengerFirst)
{
    /// <summary>What counts.</summary>
    public PairChoice Outcome => BaselineFirst == ChallengerFirst ? BaselineFirst : PairChoice.Same;

    /// <summary>Whether it preferred the first answer both times, whichever that was.</summary>
    public bool FollowsFirst => this is { BaselineFirst: PairChoice.Baseline, ChallengerFirst: PairChoice.Challenger };

    /// <summary>Whether it preferred the second answer both times, whichever that was.</summary>
    public bool FollowsSecond => this is { BaselineFirst: PairChoice.Challenger, ChallengerFirst: PairChoice.Baseline };
}
