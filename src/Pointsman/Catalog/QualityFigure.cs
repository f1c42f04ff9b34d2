namespace Pointsman;

/// <summary>How good a target's answers are, and who says so.</summary>
/// <param name="Value">From 0 to 1.</param>
/// <param name="From">Who says so, for decisions: <c>catalog 2026-11-18</c>. ASCII, and no comma.</param>
public readonly record struct QualityFigure(double Value, string From);
