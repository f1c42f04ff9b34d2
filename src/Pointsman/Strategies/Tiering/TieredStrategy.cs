namespace Pointsman;

/// <summary>
/// Triage, then the general model, then the one that reasons, then a person. A request begins at the highest tier whose
/// condition holds, else at the first; a tier's answer is taken when it is sure enough. A person is a target whose
/// provider is <see cref="RoutingTarget.People"/>: they get the earlier answers to look at, and while they have the
/// case no model's answer takes the place of theirs.
/// </summary>
public sealed class TieredStrategy : CallingStrategy
{
    private readonly IReadOnlyList<Tier> _tiers;
    private readonly ConfidenceMethod _method;
    private readonly TieringOptions _options;

    /// <summary>Asks the tiers in order, measuring answers by a method.</summary>
    /// <exception cref="ArgumentException">Fewer than two tiers, or two of the same name.</exception>
    public TieredStrategy(IReadOnlyList<Tier> tiers, ConfidenceMethod method, TieringOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tiers.Count, 2);
        if (tiers.GroupBy(tier => tier.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"two tiers are called '{twice.Key}'; give each its own name", nameof(tiers));
        }

        _tiers = tiers;
        _method = method;
        _options = options ?? new TieringOptions();
        Parts = [.. tiers.Select(tier => new StrategyPart(tier.Name, tier.Strategy)), .. method.Parts];
    }

    /// <inheritdoc />
    public override string Name => "tiered";

    /// <inheritdoc />
    public override IReadOnlyList<StrategyPart> Parts { get; }

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each) =>
        Ladder.MostOf(size, [.. Parts.Take(_tiers.Count)], _method, each);

    internal override long AnswerOf(long output) => _tiers.Max(one => one.Strategy.AnswerOf(output));

    internal override string Reason => $"begins at {_tiers[0].Name}; the first tier whose answer is sure enough by "
        + _method.Name;

    internal override RoutingOrder Order(in RoutingCase one)
    {
        Func<string, FactValue> facts = one.Facts.Of;
        for (int i = _tiers.Count - 1; i > 0; i--)
        {
            if (_tiers[i].When is { } when && when.Holds(facts))
            {
                return new RoutingOrder([], $"begins at {_tiers[i].Name}: {when.Text}") { Work = this, Begin = i };
            }
        }

        return new RoutingOrder([], Reason) { Work = this };
    }

    internal override bool CanAnswer(IReadOnlyList<Decision> parts) =>
        parts.Take(_tiers.Count).Any(one => one.CanAnswer);

    internal override Task<StrategyAnswer> RunAsync(
        StrategyRun run, StrategyAsk ask, IReadOnlyList<Decision> parts, string place, CancellationToken cancel)
    {
        var ladder = new Ladder(run, _method, [.. parts.Skip(_tiers.Count)], _options);
        return ladder.ClimbAsync(ask, [.. _tiers.Select(RungOf)], cancel);

        Rung RungOf(Tier tier, int i) =>
            new(tier.Name, Places.Below(place, tier.Name), parts[i], tier.AcceptAt) { MayEscalate = tier.MayEscalate };
    }
}
