namespace Pointsman.Evaluation;

/// <summary>A known mistake that a run makes.</summary>
/// <param name="Id">Its name, the same for good: <c>few-cases</c>.</param>
/// <param name="Found">What was found, with the figure.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Pitfall(string Id, string Found, string Why, string Remedy)
{
    /// <summary>Whether conclusions of the run do not hold because of it; else they hold within limits.</summary>
    public bool IsGrave { get; init; }
}
