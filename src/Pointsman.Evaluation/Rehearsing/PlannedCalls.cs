namespace Pointsman.Evaluation;

/// <summary>What a run would ask of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Judges">Whether it judges answers, or gives them.</param>
/// <param name="Calls">How many calls there would be.</param>
/// <param name="InputTokens">About how many tokens it would read.</param>
/// <param name="OutputTokens">About how many tokens it would write.</param>
public sealed record PlannedCalls(string Model, bool Judges, long Calls, long InputTokens, long OutputTokens)
{
    /// <summary>About what that costs; null where its price is unknown.</summary>
    public Usd? Cost { get; init; }

    /// <summary>Whose limits it shares.</summary>
    public string Lane { get; init; } = "";
}
