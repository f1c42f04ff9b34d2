namespace Pointsman;

/// <summary>Something that could serve the calls, and how it is paid.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Pricing">How it is paid.</param>
public sealed record Candidate(string Name, Pricing Pricing);
