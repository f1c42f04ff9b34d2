namespace Pointsman;

/// <summary>The smallest change of the requirement that would make another offer win.</summary>
/// <param name="Change">The change in words.</param>
/// <param name="Offer">The offer that would win.</param>
/// <param name="Score">The score that it would have.</param>
public sealed record WhatIf(string Change, Offer Offer, double Score);
