namespace Pointsman;

/// <summary>
/// The number in the middle, by the members' weights; between two numbers in the middle their mean. One member that is
/// far off does not move it.
/// </summary>
public sealed class MedianJoin : NumberJoin
{
    /// <inheritdoc />
    public override string Name => "median";

    private protected override decimal Join(IReadOnlyList<WeighedNumber> numbers) => Of(numbers);

    internal static decimal Of(IReadOnlyList<WeighedNumber> numbers)
    {
        WeighedNumber[] sorted = [.. numbers.OrderBy(number => number.Value)];
        decimal all = sorted.Sum(number => number.Weight);
        decimal below = 0m;
        for (int i = 0; ; i++)
        {
            below += sorted[i].Weight;
            if (2 * below == all && i < sorted.Length - 1)
            {
                return (sorted[i].Value + sorted[i + 1].Value) / 2;
            }

            if (2 * below >= all)
            {
                return sorted[i].Value;
            }
        }
    }
}
