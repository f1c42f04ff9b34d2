namespace Pointsman.Faults;

/// <summary>One thing that is done while a body is sent.</summary>
internal readonly record struct Step(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The wait before the bytes.</summary>
    public int PauseMs { get; init; }

    /// <summary>Whether to wait until the test releases the answer.</summary>
    public bool Holds { get; init; }

    /// <summary>Whether the bytes travel by themselves, in a chunk and a segment of their own.</summary>
    public bool Alone { get; init; }

    /// <summary>Whether an event ends with these bytes.</summary>
    public bool EndsEvent { get; init; }

    /// <summary>The size that the chunk says it has, when it is a lie; 0 is the truth.</summary>
    public int Announced { get; init; }

    /// <summary>Whether the bytes go as they are, without a chunk around them.</summary>
    public bool Raw { get; init; }
}
