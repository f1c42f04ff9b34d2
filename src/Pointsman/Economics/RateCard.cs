namespace Pointsman;

/// <summary>The rate of every part of one call, and what had to be assumed to find it.</summary>
internal sealed class RateCard
{
    private readonly Price _price;
    private readonly Rates _standard;
    private readonly Rates? _ofLevel;
    private readonly string _level;
    private readonly List<string> _assumed = [];

    public RateCard(Price price, long totalInput, ServiceLevel level)
    {
        _price = price;
        _standard = price.For(totalInput);
        _level = level == ServiceLevel.Batch ? "batch" : "priority";
        IsStandard = level == ServiceLevel.Standard;
        _ofLevel = level switch
        {
            ServiceLevel.Batch => price.Batch,
            ServiceLevel.Priority => price.Priority,
            _ => null,
        };
    }

    public IReadOnlyList<string> Assumed => _assumed;

    /// <summary>Whether any rate for tokens is known.</summary>
    public bool SellsTokens => Knows(tokensOnly: true);

    /// <summary>Whether any rate at all is known.</summary>
    public bool IsEmpty => !Knows(tokensOnly: false);

    private bool IsStandard { get; }

    /// <summary>
    /// The rate of a part: its own, else that of the standard service, else that of the part that stands in.
    /// </summary>
    public Usd? Find(ChargePart part)
    {
        if (RateOfLevel(part) is { } ofLevel)
        {
            return ofLevel;
        }

        if (ChargeParts.Rate(part, _standard) is { } standard)
        {
            Assume(IsStandard, $"no {_level} rate for {ChargeParts.Name(part)}: the standard rate counts");
            return standard;
        }

        if (ChargeParts.StandIn(part) is not { } standIn || Find(standIn) is not { } rate)
        {
            return null;
        }

        Assume(false, $"no rate for {ChargeParts.Name(part)}: the rate for {ChargeParts.Name(standIn)} counts");
        return rate;
    }

    /// <summary>Notes something that had to be assumed.</summary>
    public void Assume(string what) => Assume(false, what);

    private bool Knows(bool tokensOnly)
    {
        foreach (ChargePart part in ChargeParts.All)
        {
            if (IsKnown(part) && (!tokensOnly || ChargeParts.IsToken(part)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsKnown(ChargePart part) =>
        (ChargeParts.Rate(part, _standard) ?? ChargeParts.Rate(part, _ofLevel)) is not null;

    // Providers give batch discounts on long requests too, but catalogs list them for short ones only; the ratio
    // of the standard tiers is the best estimate, and never too cheap by accident.
    private Usd? RateOfLevel(ChargePart part)
    {
        if (ChargeParts.Rate(part, _ofLevel) is not { } rate)
        {
            return null;
        }

        if (ChargeParts.Rate(part, _price.Base) is not { Amount: > 0m } first
            || ChargeParts.Rate(part, _standard) is not { } tier
            || tier == first)
        {
            return rate;
        }

        Assume($"no {_level} rate for {ChargeParts.Name(part)} of long requests: raised as the standard rate is");
        return rate * tier.Amount / first.Amount;
    }

    private void Assume(bool not, string what)
    {
        if (!not && !_assumed.Contains(what))
        {
            _assumed.Add(what);
        }
    }
}
