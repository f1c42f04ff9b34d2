namespace Pointsman;

/// <summary>A fact on which sources disagree, and how it was resolved.</summary>
/// <param name="Kind"><c>model</c> or <c>offer</c>.</param>
/// <param name="Subject">Its id.</param>
/// <param name="Field">The key that the catalog's files use: <c>context</c>.</param>
/// <param name="Group">The kind of fact.</param>
/// <param name="Claims">What each source says, the one that is believed first.</param>
/// <param name="Why">Why the first is believed.</param>
public sealed record Conflict(
    string Kind, string Subject, string Field, FactGroup Group, IReadOnlyList<Claim> Claims, string Why);
