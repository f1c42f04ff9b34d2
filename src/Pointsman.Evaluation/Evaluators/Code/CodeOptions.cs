namespace Pointsman.Evaluation;

/// <summary>How code of a model is run.</summary>
public sealed record CodeOptions
{
    /// <summary>The language: python, javascript or bash. Default: python.</summary>
    public string Language { get; init; } = "python";

    /// <summary>What stands before the code. Default: nothing.</summary>
    public Template? Before { get; init; }

    /// <summary>What stands behind it: the tests. Default: nothing.</summary>
    public Template? After { get; init; }

    /// <summary>How long it may run, and how much processor time it may use. Default: 10 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many bytes of memory each of its processes may have. Default: 512 MB.</summary>
    public long MemoryLimit { get; init; } = 512L * 1024 * 1024;

    /// <summary>
    /// How many processes and threads it may have at a time, where Linux counts them apart (from 5.14 on).
    /// Default: 128.
    /// </summary>
    public int ProcessLimit { get; init; } = 128;

    /// <summary>
    /// Whether it may reach the network and, where the machine cannot set it apart, see other processes. No, by
    /// default; where the machine cannot keep it from that, it is not run.
    /// </summary>
    public bool Network { get; init; }
}
