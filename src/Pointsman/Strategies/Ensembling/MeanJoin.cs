namespace Pointsman;

/// <summary>The mean of the members' numbers, by their weights.</summary>
public sealed class MeanJoin : NumberJoin
{
    /// <inheritdoc />
    public override string Name => "mean";

    private protected override decimal Join(IReadOnlyList<WeighedNumber> numbers) => Of(numbers);

    internal static decimal Of(IReadOnlyList<WeighedNumber> numbers)
    {
        decimal all = numbers.Sum(number => number.Weight);
        return numbers.Sum(number => number.Value * (number.Weight / all));
    }
}
