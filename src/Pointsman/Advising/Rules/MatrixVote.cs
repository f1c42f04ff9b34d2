namespace Pointsman;

/// <summary>What one factor of the matrix says.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Says">What holds for this requirement.</param>
/// <param name="Classes">The classes that it votes for; none means that it leaves the choice open.</param>
/// <param name="Only">Whether no other class is possible.</param>
public sealed record MatrixVote(string Factor, string Says, IReadOnlyList<ModelClass> Classes, bool Only);
