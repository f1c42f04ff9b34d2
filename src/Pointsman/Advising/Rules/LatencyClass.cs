namespace Pointsman;

/// <summary>A class of waiting time.</summary>
/// <param name="Name"><c>real time</c>, <c>interactive</c>.</param>
/// <param name="Below">Shorter than this; absent for the last class.</param>
/// <param name="For">What it is good for.</param>
public sealed record LatencyClass(string Name, TimeSpan? Below, string For);
