namespace Pointsman;

/// <summary>A candidate that was left out, by its name.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Why">Why it was left out.</param>
/// <param name="Figure">The figure by which it misses what the strategy demands, where there is one.</param>
public sealed record DroppedOutline(string Target, DropReason Why, decimal? Figure = null);
