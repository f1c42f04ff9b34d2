namespace Pointsman;

/// <summary>One vote.</summary>
/// <param name="Member">Whose it is, counted from 0 in the order of the configuration.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Label">For what.</param>
internal readonly record struct Ballot(int Member, decimal Weight, string Label);
