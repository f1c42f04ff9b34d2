namespace Pointsman;

/// <summary>One fact of a model or an offer, with everything that is said of it.</summary>
/// <param name="Field">The key that the catalog's files use: <c>context</c>.</param>
/// <param name="Group">The kind of fact, which decides who is believed first.</param>
/// <param name="Value">What the catalog takes for true, as people write it.</param>
/// <param name="Claims">What each source says, the one that is believed first.</param>
/// <param name="Disputed">Whether two sources say different things.</param>
public sealed record Fact(string Field, FactGroup Group, string Value, IReadOnlyList<Claim> Claims, bool Disputed);
