namespace Pointsman.Evaluation;

/// <summary>What an arm has to reach: <c>accuracy &gt; 95%</c>, <c>p95 &lt; 2s</c>, <c>cost &lt; $0.01</c>.</summary>
/// <param name="Metric">What is measured: a word of <see cref="CriterionText.Metrics"/>.</param>
/// <param name="AtLeast">Whether it has to be at least, and not at most, the bound.</param>
/// <param name="Bound">The bound: a share, seconds, dollars or a count, as the metric is.</param>
/// <param name="Text">As it was written.</param>
public sealed record Criterion(string Metric, bool AtLeast, double Bound, string Text);
