namespace Pointsman.Clients.Tests;

/// <summary>What a client saw, in words that all clients share.</summary>
internal sealed record Report
{
    /// <summary>The job that it is about.</summary>
    public string Id { get; init; } = "";

    /// <summary>The text of the answer, or of the answer to the tools' results.</summary>
    public string? Text { get; init; }

    /// <summary>In how many pieces a stream brought text.</summary>
    public int Pieces { get; init; }

    /// <summary>The tools that were called.</summary>
    public IReadOnlyList<ReportedCall> Calls { get; init; } = [];

    /// <summary>The names of a list of models.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The vectors that texts became.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Vectors { get; init; } = [];

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>Why the answer ended, in the word of the client's own protocol.</summary>
    public string? Finish { get; init; }

    /// <summary>The status of an error that the library raised.</summary>
    public int Status { get; init; }

    public string? RetryAfter { get; init; }

    /// <summary>The error's kind and words.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the client left a stream that had begun.</summary>
    public bool Left { get; init; }

    /// <summary>What went wrong that was no answer of the gateway's.</summary>
    public string? Crash { get; init; }
}
