namespace Pointsman;

/// <summary>What was voted for, and by how much.</summary>
/// <param name="Label">For what.</param>
/// <param name="Total">The weights of its votes together.</param>
/// <param name="Votes">How many votes it has.</param>
internal sealed record VoteGroup(string Label, decimal Total, int Votes);
