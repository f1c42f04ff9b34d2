namespace Pointsman;

/// <summary>How often the better answer was better, for requests of a kind.</summary>
/// <param name="Bucket">Which kind, by <see cref="UpgradeGain.Bucket"/>.</param>
/// <param name="Asked">How often it was judged.</param>
/// <param name="Gained">How often it was better.</param>
public sealed record UpgradeCount(string Bucket, int Asked, int Gained);
