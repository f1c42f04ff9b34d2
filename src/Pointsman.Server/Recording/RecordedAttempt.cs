namespace Pointsman.Server;

/// <summary>An attempt as the ledger has it.</summary>
public sealed record RecordedAttempt
{
    /// <summary>Its number within the call, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The target: <c>provider/model</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Which of the provider's keys was used, from 0.</summary>
    public required int KeyIndex { get; init; }

    /// <summary>Which of a strategy's calls it belongs to; empty where one answer is all.</summary>
    public string Place { get; init; } = "";

    /// <summary>When it began, in milliseconds since the call did.</summary>
    public required int BeganMs { get; init; }

    /// <summary>When it ended, in milliseconds since the call began.</summary>
    public required int EndedMs { get; init; }

    /// <summary>How it ended.</summary>
    public required AttemptOutcome Outcome { get; init; }

    /// <summary>The provider's HTTP status; 0 when there was none.</summary>
    public required int HttpStatus { get; init; }

    /// <summary>What it consumed.</summary>
    public required TokenCounts Tokens { get; init; }

    /// <summary>How well that is known.</summary>
    public required UsageQuality Quality { get; init; }

    /// <summary>What it cost.</summary>
    public required Usd Cost { get; init; }

    /// <summary>Whether the target had a price.</summary>
    public required bool PriceKnown { get; init; }
}
