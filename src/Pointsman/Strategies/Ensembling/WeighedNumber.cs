namespace Pointsman;

/// <summary>A member's number and how much it counts.</summary>
internal readonly record struct WeighedNumber(decimal Value, decimal Weight);
