namespace Pointsman.Server;

/// <summary>By how much a request does not fit one limit.</summary>
/// <param name="Measure">What the limit counts.</param>
/// <param name="Window">Over what time.</param>
/// <param name="Found">What was used and reserved already.</param>
/// <param name="Asked">What the request needs on top.</param>
/// <param name="Allowed">The limit.</param>
/// <param name="WaitTicks">How long until it fits if nothing else comes; <see cref="Never"/> if it cannot.</param>
internal readonly record struct Shortfall(
    LimitMeasure Measure, LimitWindow Window, decimal Found, decimal Asked, decimal Allowed, long WaitTicks)
{
    /// <summary>The request alone is larger than the limit.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Whether a limit is broken at all; the default value says no.</summary>
    public bool Broken => WaitTicks > 0;

    /// <summary>The one that takes longer to mend: a client that waits for it waits for both.</summary>
    public static void Longest(ref Shortfall worst, in Shortfall other)
    {
        if (other.WaitTicks > worst.WaitTicks)
        {
            worst = other;
        }
    }
}
