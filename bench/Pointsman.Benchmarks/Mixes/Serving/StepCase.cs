namespace Pointsman.Benchmarks.Mixes;

/// <summary>What became of one question in a strategy of steps.</summary>
/// <param name="AnsweredBy">The step whose answer stands, from 0.</param>
/// <param name="Paid">What each step that was asked cost, from the first on.</param>
/// <param name="Right">
/// 1 when the answer is right, 0 when it is wrong; foretold of a person, how often they are right.
/// </param>
internal sealed record StepCase(int AnsweredBy, IReadOnlyList<Usd> Paid, double Right)
{
    public Usd Cost => Paid.Aggregate(Usd.Zero, (sum, one) => sum + one);
}
