namespace Pointsman;

/// <summary>A row of a factor.</summary>
/// <param name="When">When it holds; always, when absent.</param>
/// <param name="Says">What it says.</param>
/// <param name="Votes">The classes that it votes for.</param>
/// <param name="Only">Whether no other class is possible.</param>
public sealed record MatrixRow(Condition? When, string Says, IReadOnlyList<ModelClass> Votes, bool Only);
