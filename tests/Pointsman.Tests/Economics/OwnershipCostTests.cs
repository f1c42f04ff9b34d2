using Xunit;

namespace Pointsman.Tests.Economics;

public sealed class OwnershipCostTests
{
    private static readonly Ownership Some = new()
    {
        Items =
        [
            new CostItem { Kind = CostItemKind.Api, PerMonth = new(1_000m), Grows = true },
            new CostItem { Kind = CostItemKind.Infrastructure, PerMonth = new(200m) },
            new CostItem { Kind = CostItemKind.Integration, Once = new(20_000m) },
            new CostItem { Kind = CostItemKind.Maintenance, PerMonth = new(500m) },
            new CostItem { Kind = CostItemKind.DataPreparation, Once = new(4_000m) },
            new CostItem { Kind = CostItemKind.HumanOversight, PerMonth = new(300m), Grows = true },
        ],
        Months = 3,
        GrowthPerMonth = 0.1m,
    };

    [Fact]
    public void Months_items_and_sides_all_add_up_to_the_same_total()
    {
        OwnershipCost cost = OwnershipCost.Of(Some);
        Assert.Equal(new Usd(3_310m + 600m + 20_000m + 1_500m), cost.Direct);
        Assert.Equal(new Usd(4_000m + 993m), cost.Hidden);
        Assert.Equal(cost.Direct + cost.Hidden, cost.Total);
        Assert.Equal(cost.Total, cost.Months[^1].Cumulative);
        Assert.Equal(cost.Total.Amount, cost.Months.Sum(month => month.Direct.Amount + month.Hidden.Amount));
    }

    [Fact]
    public void What_is_paid_once_falls_into_the_first_month_and_growth_begins_in_the_second()
    {
        OwnershipCost cost = OwnershipCost.Of(Some);
        Assert.Equal([21_700m, 1_800m, 1_910m], cost.Months.Select(month => month.Direct.Amount));
        Assert.Equal([4_300m, 330m, 363m], cost.Months.Select(month => month.Hidden.Amount));
    }

    [Fact]
    public void The_short_form_is_the_direct_part()
    {
        OwnershipCost cost = OwnershipCost.Of(Some with { Items = [.. Some.Items.Where(item => !item.IsHidden)] });
        Assert.Equal(cost.Direct, cost.Total);
        Assert.Equal(Usd.Zero, cost.Hidden);
    }
}
