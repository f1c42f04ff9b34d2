namespace Pointsman.Evaluation;

/// <summary>A program to run, and what it may take.</summary>
internal sealed record ChildStart
{
    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The folder that it runs in.</summary>
    public required string Folder { get; init; }

    /// <summary>What it reads. Default: nothing.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>How long it may run.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>How many bytes it may write to either output. Default: 64 KB.</summary>
    public int MostOutput { get; init; } = 64 * 1024;

    /// <summary>The environment; null for that of this program.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }
}
