namespace Pointsman;

/// <summary>What is believed of an ability that nobody can see directly.</summary>
/// <param name="Mean">The most likely value.</param>
/// <param name="Deviation">Its standard deviation.</param>
/// <param name="Observations">How many measurements stand behind it; 0 means that it is a guess from other
/// facts.</param>
public readonly record struct Ability(double Mean, double Deviation, int Observations)
{
    /// <summary>The value lowered by so many standard deviations.</summary>
    public double Cautious(double deviations) => Mean - (deviations * Deviation);
}
