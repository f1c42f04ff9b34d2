namespace Pointsman;

/// <summary>An offer that was removed, and the constraint that did it.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Constraint">The constraint; the plainest, when there are several.</param>
/// <param name="Reasons">Turns it into words.</param>
public readonly record struct Removal(Offer Offer, ConstraintKind Constraint, RemovalReasons Reasons)
{
    /// <summary>What the offer has.</summary>
    public string Found => Reasons.Found(Offer, Constraint);

    /// <summary>What the requirement allows.</summary>
    public string Allowed => Reasons.Allowed(Constraint);
}
