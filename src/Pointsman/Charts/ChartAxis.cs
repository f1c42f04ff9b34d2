namespace Pointsman;

/// <summary>An axis of a chart.</summary>
/// <param name="Label">What it measures.</param>
/// <param name="Unit">How its numbers are written.</param>
public sealed record ChartAxis(string Label, ChartUnit Unit);
