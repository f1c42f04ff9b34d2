namespace Pointsman;

/// <summary>The total cost of ownership, month by month and item by item.</summary>
public sealed record OwnershipCost
{
    /// <summary>What it was computed from.</summary>
    public required Ownership Ownership { get; init; }

    /// <summary>The months.</summary>
    public required IReadOnlyList<OwnershipMonth> Months { get; init; }

    /// <summary>The items.</summary>
    public required IReadOnlyList<OwnershipItem> Items { get; init; }

    /// <summary>The short form: API + development (integration) + maintenance + infrastructure.</summary>
    public Usd Direct => Sum(hidden: false);

    /// <summary>What the short form leaves out.</summary>
    public Usd Hidden => Sum(hidden: true);

    /// <summary>Direct and hidden.</summary>
    public Usd Total => Direct + Hidden;

    /// <summary>
    /// Adds up the items over the months. An item that grows costs (1 + growth)ⁿ⁻¹ times its rate in month n.
    /// </summary>
    public static OwnershipCost Of(Ownership ownership)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ownership.Months, 1, nameof(ownership));
        var months = new List<OwnershipMonth>(ownership.Months);
        decimal[] totals = new decimal[ownership.Items.Count];
        decimal cumulative = 0m;
        decimal growth = 1m;
        for (int month = 1; month <= ownership.Months; month++)
        {
            decimal direct = 0m;
            decimal hidden = 0m;
            for (int i = 0; i < totals.Length; i++)
            {
                CostItem item = ownership.Items[i];
                decimal cost = item.PerMonth.Amount * (item.Grows ? growth : 1m) + (month == 1 ? item.Once.Amount : 0m);
                totals[i] += cost;
                direct += item.IsHidden ? 0m : cost;
                hidden += item.IsHidden ? cost : 0m;
            }

            cumulative += direct + hidden;
            months.Add(new OwnershipMonth(month, new Usd(direct), new Usd(hidden), new Usd(cumulative)));
            growth *= month < ownership.Months ? 1m + ownership.GrowthPerMonth : 1m;
        }

        return new OwnershipCost
        {
            Ownership = ownership,
            Months = months,
            Items = [.. ownership.Items.Select((item, i) => new OwnershipItem(item, new Usd(totals[i])))],
        };
    }

    private Usd Sum(bool hidden) =>
        new(Items.Where(line => line.Item.IsHidden == hidden).Sum(line => line.Total.Amount));
}
