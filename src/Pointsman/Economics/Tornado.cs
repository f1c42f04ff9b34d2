namespace Pointsman;

/// <summary>Which input moves a result most.</summary>
public sealed record Tornado
{
    /// <summary>The result with every input at its likely value.</summary>
    public decimal Likely { get; init; }

    /// <summary>One bar for each input, the longest first.</summary>
    public IReadOnlyList<TornadoBar> Bars { get; init; } = [];

    /// <summary>The result with every input at the end that lowers it.</summary>
    public decimal Low { get; init; }

    /// <summary>The result with every input at the end that raises it.</summary>
    public decimal High { get; init; }

    /// <summary>
    /// Moves each input alone to both its ends, then all of them together. <see cref="Low"/> and <see cref="High"/> are
    /// the true bounds as long as each input moves the result in one direction only, as costs and values do.
    /// </summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="result">The computation, from one value for each input, in order.</param>
    public static Tornado Of(IReadOnlyList<UncertainInput> inputs, Func<IReadOnlyList<decimal>, decimal> result)
    {
        decimal[] likely = [.. inputs.Select(input => input.Value.Likely)];
        decimal[] lowering = [.. likely];
        decimal[] raising = [.. likely];
        var bars = new List<TornadoBar>();
        for (int i = 0; i < inputs.Count; i++)
        {
            Estimate value = inputs[i].Value;
            var bar = new TornadoBar(inputs[i], With(likely, i, value.Low), With(likely, i, value.High));
            (lowering[i], raising[i]) = bar.AtLow <= bar.AtHigh ? (value.Low, value.High) : (value.High, value.Low);
            bars.Add(bar);
        }

        return new Tornado
        {
            Likely = result(likely),
            Bars = [.. bars.OrderByDescending(bar => bar.Swing)],
            Low = result(lowering),
            High = result(raising),
        };

        decimal With(decimal[] values, int index, decimal value)
        {
            decimal[] changed = [.. values];
            changed[index] = value;
            return result(changed);
        }
    }
}
