namespace Pointsman;

/// <summary>
/// Draws a part in proportion to its weight. When the drawn one cannot answer, the others follow, heaviest first.
/// </summary>
public sealed class WeightedStrategy : RoutingStrategy
{
    private readonly double[] _ends;
    private readonly OrderedParts[] _orders;

    /// <summary>Shares traffic among the parts.</summary>
    public WeightedStrategy(IReadOnlyList<WeightedPart> parts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        Targets = [.. parts.SelectMany(one => one.Part.Targets).Distinct()];
        decimal sum = parts.Sum(one => one.Weight);
        _ends = new double[parts.Count];
        _orders = new OrderedParts[parts.Count];
        decimal end = 0m;
        for (int i = 0; i < parts.Count; i++)
        {
            end += parts[i].Weight;
            _ends[i] = (double)(end / sum);
            IEnumerable<RoutingStrategy> others = parts.Where((_, other) => other != i)
                .OrderByDescending(one => one.Weight).Select(one => one.Part);
            string share = FormattableString.Invariant($"drawn with a share of {100 * parts[i].Weight / sum:0.#} %");
            _orders[i] = new OrderedParts([parts[i].Part, .. others], share);
        }
    }

    /// <inheritdoc />
    public override string Name => "weighted";

    /// <inheritdoc />
    public override IReadOnlyList<RoutingTarget> Targets { get; }

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each) =>
        _orders.Max(one => one.MostOf(size, each));

    /// <inheritdoc />
    public override bool Composes => _orders[0].Composes;

    internal override bool IsFixed => false;

    internal override long AnswerOf(long output) => _orders[0].AnswerOf(output);

    internal override RoutingOrder Order(in RoutingCase one)
    {
        int i = 0;
        while (i < _ends.Length - 1 && one.Chance >= _ends[i])
        {
            i++;
        }

        // The rest of the number is as evenly spread within the share as the whole was, and serves the part.
        double start = i == 0 ? 0 : _ends[i - 1];
        return _orders[i].Order(one.With((one.Chance - start) / (_ends[i] - start)));
    }
}
