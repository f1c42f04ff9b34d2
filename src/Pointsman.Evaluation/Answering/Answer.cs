namespace Pointsman.Evaluation;

/// <summary>What a model answered to a case, and what that took.</summary>
public sealed record Answer
{
    /// <summary>The text of the answer.</summary>
    public required string Text { get; init; }

    /// <summary>The tools that it called, in order.</summary>
    public IReadOnlyList<ToolUse> Tools { get; init; } = [];

    /// <summary>Why it ended: stop, length, tool_calls, content_filter; null where the provider said nothing.</summary>
    public string? Finish { get; init; }

    /// <summary>What it consumed; null where the provider did not say.</summary>
    public Usage? Usage { get; init; }

    /// <summary>What it cost; null where usage or price is unknown.</summary>
    public Usd? Cost { get; init; }

    /// <summary>From the request to the end of the answer, of the attempt that succeeded; null where nobody took the
    /// time, as in runs of other tools.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>
    /// From the request to the first words, of the attempt that succeeded; null where there were none.
    /// </summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>The geometric mean of the tokens' probabilities, where the provider told them.</summary>
    public double? Confidence { get; init; }

    /// <summary>How many attempts it took, from 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Whether it was answered before and is only remembered: it cost nothing now.</summary>
    public bool Cached { get; init; }

    /// <summary>The model that the provider says answered.</summary>
    public string? Model { get; init; }

    /// <summary>Tokens a second behind the first words; null where tokens or times are unknown.</summary>
    public double? TokensPerSecond => FirstToken is { } first && Latency > first && Usage is { TotalOutput: > 1 } used
        ? (used.TotalOutput - 1) / (Latency.Value - first).TotalSeconds
        : null;
}
