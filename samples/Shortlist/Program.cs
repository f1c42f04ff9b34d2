// From a requirement to a priced shortlist, in a program of your own. Needs the Pointsman package, no key, no network.
using Pointsman;

Catalog catalog = Catalog.LoadEmbedded();
DateOnly day = args is [var text] ? DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
    : catalog.Newest;

Recommendation answer = Advisor.For(catalog, day).Advise(new Requirement
{
    Task = "support",
    RequestsPerMonth = 3_000_000,
    GrowthPerMonth = 0.05,
    Latency = TimeSpan.FromSeconds(2),
    BudgetPerMonth = new Usd(2_500),
    Must = ["tools"],
});

Console.WriteLine($"{answer.Class}: {answer.Paths[0].Leaf.Because}");
foreach (ShortlistEntry entry in answer.Shortlist)
{
    Console.WriteLine(
        $"{entry.Score:0.000}  {entry.Offer.Id}  {entry.Cost?.Monthly} a month, {entry.LatencyClass.Name}");
}

Console.WriteLine(
    $"{answer.Removed.Count} offers removed, the first by {answer.Removed[0].Constraint}: {answer.Removed[0].Found}");

// What one call costs, to the last digit, with the rates that were used.
if (answer.Shortlist is [var best, ..] && best.Offer.PriceOn(day) is { } price)
{
    Charge charge = Charge.For(Usage.FromInclusive(input: 1_200, output: 250, cachedInput: 1_000), price);
    Console.WriteLine($"one call with 1,000 of 1,200 tokens cached: {charge.Total}");
}
