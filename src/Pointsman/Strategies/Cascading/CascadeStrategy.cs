namespace Pointsman;

/// <summary>
/// The cheapest first: its answer is taken when it is sure enough, else the next is asked. The answer of the last one
/// stands, however sure. When the last fails, or time or money run out, the surest answer so far is better than none.
/// </summary>
public sealed class CascadeStrategy : CallingStrategy
{
    /// <summary>From which confidence the first step's answer is taken where nothing else is said.</summary>
    public const double DefaultFirst = 0.7;

    /// <summary>From which confidence the answer of a later step is taken where nothing else is said.</summary>
    public const double DefaultLater = 0.9;

    private readonly IReadOnlyList<CascadeStep> _steps;
    private readonly ConfidenceMethod _method;

    /// <summary>Asks the steps in order, measuring answers by a method.</summary>
    public CascadeStrategy(IReadOnlyList<CascadeStep> steps, ConfidenceMethod method)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps.Count, 2);
        _steps = steps;
        _method = method;
        Parts = [.. steps.Select((step, i) => new StrategyPart($"step {i + 1}", step.Strategy)), .. method.Parts];
    }

    /// <inheritdoc />
    public override string Name => "cascade";

    /// <inheritdoc />
    public override IReadOnlyList<StrategyPart> Parts { get; }

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each) =>
        Ladder.MostOf(size, [.. Parts.Take(_steps.Count)], _method, each);

    internal override long AnswerOf(long output) => _steps.Max(one => one.Strategy.AnswerOf(output));

    internal override string Reason => $"the cheapest step whose answer is sure enough by {_method.Name}";

    internal override bool CanAnswer(IReadOnlyList<Decision> parts) =>
        parts.Take(_steps.Count).Any(one => one.CanAnswer);

    internal override async Task<StrategyAnswer> RunAsync(
        StrategyRun run, StrategyAsk ask, IReadOnlyList<Decision> parts, string place, CancellationToken cancel)
    {
        var ladder = new Ladder(run, _method, [.. parts.Skip(_steps.Count)], new TieringOptions());
        var rungs = new List<Rung>();
        for (int i = 0; i < _steps.Count; i++)
        {
            string name = Parts[i].Name;
            rungs.Add(new Rung(name, Places.Below(place, name), parts[i], _steps[i].AcceptAt));
        }

        return await ladder.ClimbAsync(ask, rungs, cancel);
    }
}
