namespace Pointsman.Cli;

/// <summary>What the catalog commands need from the program.</summary>
/// <param name="Screen">Where they write.</param>
/// <param name="Time">Tells today's date.</param>
/// <param name="Ask">Asks the person a question that has a yes and a no; null without a terminal.</param>
internal sealed record CatalogContext(Screen Screen, TimeProvider Time, Func<string, bool>? Ask)
{
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
}
