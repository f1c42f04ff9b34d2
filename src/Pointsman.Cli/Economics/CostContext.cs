namespace Pointsman.Cli;

/// <summary>What the cost commands need from the program.</summary>
/// <param name="Screen">Where they write.</param>
/// <param name="Find">Finds offers.</param>
/// <param name="Time">Tells today's date, whose prices count.</param>
internal sealed record CostContext(Screen Screen, OfferLookup Find, TimeProvider Time)
{
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
}
