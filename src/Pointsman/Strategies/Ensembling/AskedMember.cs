namespace Pointsman;

/// <summary>A member of an ensemble, decided for one request.</summary>
internal sealed record AskedMember
{
    /// <summary>Which it is, counted from 0.</summary>
    public required int Number { get; init; }

    /// <summary>What records call it.</summary>
    public required string Place { get; init; }

    /// <summary>How much its answer counts.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Whom it asks.</summary>
    public required Decision Decision { get; init; }

    /// <summary>What it is asked.</summary>
    public required StrategyAsk Ask { get; init; }
}
