namespace Pointsman;

/// <summary>A step of a ladder, decided for one request.</summary>
/// <param name="Name">What the strategy calls it.</param>
/// <param name="Place">What records call it.</param>
/// <param name="Decision">Whom it asks.</param>
/// <param name="AcceptAt">From which confidence its answer is taken.</param>
internal sealed record Rung(string Name, string Place, Decision Decision, double AcceptAt)
{
    /// <summary>Whether it may ask for the next step itself instead of answering.</summary>
    public bool MayEscalate { get; init; }

    /// <summary>Whether a person is asked; what a person says is taken, however sure.</summary>
    public bool IsPerson => Decision.Work is null && Decision.Plan is [{ IsPerson: true }, ..];

    /// <summary>Whether a person stands anywhere below it.</summary>
    public bool MayReachPerson => Reaches(Decision);

    private static bool Reaches(Decision decision) =>
        decision.Plan.Any(target => target.IsPerson)
        || decision.Parts.Any(Reaches)
        || (decision.Next is { } next && Reaches(next));
}
