namespace Pointsman;

/// <summary>How a target stands at the moment of a decision.</summary>
/// <param name="Availability">Whether requests may go there.</param>
/// <param name="InFlight">Requests that it is working on.</param>
/// <param name="LatencyMilliseconds">How long it lately took to its first token; 0 when nothing is known.</param>
public readonly record struct TargetStanding(
    TargetAvailability Availability, int InFlight = 0, double LatencyMilliseconds = 0);
