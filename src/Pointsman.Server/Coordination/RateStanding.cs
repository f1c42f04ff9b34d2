namespace Pointsman.Server;

/// <summary>How a measure stands in that of its windows which is nearest to its limit.</summary>
/// <param name="Limit">What the window allows.</param>
/// <param name="Remaining">What is left of it, after everything that is reserved.</param>
/// <param name="ResetTicks">How long until all of it is left again, in ticks, when nothing else comes.</param>
internal readonly record struct RateStanding(long Limit, long Remaining, long ResetTicks)
{
    /// <summary>Whether the measure is limited at all; the default value says no.</summary>
    public bool Limited => Limit > 0;
}
