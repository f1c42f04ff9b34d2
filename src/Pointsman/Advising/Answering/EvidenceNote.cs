namespace Pointsman;

/// <summary>Where one number of an answer comes from.</summary>
/// <param name="What">quality, speed, price.</param>
/// <param name="Value">The number in words.</param>
/// <param name="From">Its origin.</param>
public sealed record EvidenceNote(string What, string Value, string From);
