namespace Pointsman;

/// <summary>What one lever would save a month, alone; savings of several levers do not add up.</summary>
public sealed record CostLever
{
    /// <summary>The lever.</summary>
    public required CostLeverKind Kind { get; init; }

    /// <summary>What the month costs today.</summary>
    public required Usd Before { get; init; }

    /// <summary>What it would cost.</summary>
    public required Usd After { get; init; }

    /// <summary>The difference; negative when the lever would cost more than it saves.</summary>
    public Usd Saving => Before - After;

    /// <summary>The saving as a share of today's cost; 0 when today costs nothing.</summary>
    public decimal SavingShare => Before > Usd.Zero ? Saving / Before : 0m;

    /// <summary>The estimate in words and figures, with the inputs that it rests on.</summary>
    public required string How { get; init; }
}
