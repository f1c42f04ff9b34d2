namespace Pointsman;

/// <summary>
/// How far a judge of pairs follows the place instead of the answer. Each pair was shown twice, the answers exchanged
/// the second time; who prefers the same place both times preferred two different answers.
/// </summary>
/// <param name="Pairs">How many pairs were judged both ways.</param>
/// <param name="FirstTwice">Pairs of which the answer shown first was preferred both times.</param>
/// <param name="SecondTwice">Pairs of which the answer shown second was preferred both times.</param>
/// <param name="Following">The share of pairs that follow the place, with Wilson's interval.</param>
/// <param name="First">
/// Of the pairs that follow the place, the share that follow the first, with Wilson's interval; 0.5 is no bias.
/// </param>
/// <param name="PValue">How often a judge without a preferred place would follow one so much, by an exact test.</param>
public sealed record PositionBias(
    int Pairs, int FirstTwice, int SecondTwice, ConfidenceInterval Following, ConfidenceInterval First, double PValue)
{
    /// <summary>Works it out.</summary>
    public static PositionBias Of(
        int pairs, int firstTwice, int secondTwice, double level = ConfidenceInterval.DefaultLevel)
    {
        Require.AtLeast(pairs, 0);
        Require.Part(firstTwice, pairs);
        Require.Part(secondTwice, pairs - firstTwice);
        int following = firstTwice + secondTwice;
        return new PositionBias(
            pairs, firstTwice, secondTwice,
            ProportionInterval.Wilson(following, pairs, level),
            ProportionInterval.Wilson(firstTwice, following, level),
            BinomialTest.Exact(firstTwice, following).PValue);
    }
}
