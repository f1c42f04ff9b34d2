namespace Pointsman;

/// <summary>How the answers of one model fared at the checks, up to a moment.</summary>
public sealed record CheckCounts
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Answers that were checked.</summary>
    public long Answers { get; init; }

    /// <summary>Answers that passed as they were.</summary>
    public long Passed { get; init; }

    /// <summary>Answers that passed once they were repaired.</summary>
    public long Repaired { get; init; }

    /// <summary>Answers after which the model was asked again.</summary>
    public long Retried { get; init; }

    /// <summary>Answers after which the next model was asked.</summary>
    public long Escalated { get; init; }

    /// <summary>Answers after which there was none.</summary>
    public long Failed { get; init; }

    /// <summary>Repairs by their labels; an answer may have several.</summary>
    public IReadOnlyDictionary<string, long> Repairs { get; init; } = new Dictionary<string, long>();

    /// <summary>Failures by the names of the checks; an answer may have several.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();
}
