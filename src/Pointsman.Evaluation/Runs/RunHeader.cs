namespace Pointsman.Evaluation;

/// <summary>What a run's file says of itself before its results.</summary>
public sealed record RunHeader
{
    /// <summary>The form of the file. This one is 1.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The name of the suite.</summary>
    public required string Suite { get; init; }

    /// <summary>What the suite is to show.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The hash over all that the suite says and asks; of two runs with the same, the same was asked.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>The version of the program.</summary>
    public string Version { get; init; } = "";

    /// <summary>The day of the catalog that prices and names are from; null where none was used.</summary>
    public string? Catalog { get; init; }

    /// <summary>What everything that is drawn began with.</summary>
    public ulong Seed { get; init; }

    /// <summary>How often each case was put to each arm.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>How many cases the suite has, bad rows among them.</summary>
    public int Cases { get; init; }

    /// <summary>What was compared.</summary>
    public required IReadOnlyList<RunArm> Arms { get; init; }

    /// <summary>What every answer was judged by.</summary>
    public IReadOnlyList<RunEvaluator> Evaluators { get; init; } = [];

    /// <summary>What an arm had to reach.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>By how much accuracy might be lower and still count as not worse.</summary>
    public double Margin { get; init; } = 0.05;

    /// <summary>Whether the suite said that margin itself, before the run.</summary>
    public bool IsMarginDeclared { get; init; }

    /// <summary>The arm that others are compared with; null for the first.</summary>
    public string? Baseline { get; init; }

    /// <summary>The share of calls that may fail before the run counts as failed.</summary>
    public double MostErrors { get; init; } = 0.05;

    /// <summary>The model that judged, where the suite names one.</summary>
    public string? Judge { get; init; }

    /// <summary>The model that compared answers in pairs; null where none did.</summary>
    public string? PairJudge { get; init; }

    /// <summary>What the run was made from, where it was not made here: <c>promptfoo</c>.</summary>
    public string? ImportedFrom { get; init; }
}
