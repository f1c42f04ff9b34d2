namespace Pointsman.Evaluation;

/// <summary>How far a run is.</summary>
public sealed record RunProgress
{
    /// <summary>How many results the run will have.</summary>
    public int Total { get; init; }

    /// <summary>How many it has, failures and those of an earlier part among them.</summary>
    public int Done { get; init; }

    /// <summary>How many of them are failures.</summary>
    public int Failures { get; init; }

    /// <summary>How many pairs of answers a judge compares once all results are there; 0 until then, and where none are
    /// compared.</summary>
    public int Pairs { get; init; }

    /// <summary>How many of them are done, those of an earlier part among them.</summary>
    public int PairsDone { get; init; }

    /// <summary>How many of these could not be judged.</summary>
    public int PairErrors { get; init; }

    /// <summary>How many answers were only remembered.</summary>
    public int Remembered { get; init; }

    /// <summary>How many calls were refused for their pace, and asked again later.</summary>
    public int Refused { get; init; }

    /// <summary>What was spent on answers and judges, as far as is known; an earlier part included.</summary>
    public Usd Spent { get; init; }

    /// <summary>The most that calls without an answer may have cost on top.</summary>
    public Usd Doubtful { get; init; }

    /// <summary>The most that may be spent; null for no limit.</summary>
    public Usd? Cap { get; init; }

    /// <summary>Results in a second, of late; while pairs are compared, pairs.</summary>
    public double PerSecond { get; init; }

    /// <summary>The time left, by the slowest lane or by the pairs that are left; null while that is not known.
    /// </summary>
    public TimeSpan? Left { get; init; }
}
