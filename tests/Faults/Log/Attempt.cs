using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>One request that reached the mock, as it stood when it was asked for.</summary>
public sealed record Attempt
{
    /// <summary>Its place in the log, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The connection it came over, from 1: two attempts with one number share a connection.</summary>
    public int Connection { get; init; }

    /// <summary>What it was asked through.</summary>
    public Protocol Protocol { get; init; }

    /// <summary>The model it names, or none.</summary>
    public string Model { get; init; } = "";

    /// <summary>Which attempt of this model it is, from 1.</summary>
    public int AttemptOfModel { get; init; }

    /// <summary>Words of the model's name that mean no behaviour.</summary>
    public IReadOnlyList<string> UnknownTokens { get; init; } = [];

    /// <summary>Whether it asks for a stream.</summary>
    public bool Streams { get; init; }

    /// <summary>The method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The target as it came, query included.</summary>
    public string Path { get; init; } = "";

    /// <summary>Headers as they came, in order, credentials included.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body as text; empty past the log's budget for bodies.</summary>
    public string Body { get; init; } = "";

    /// <summary>How long the body was, in bytes.</summary>
    public long BodyBytes { get; init; }

    /// <summary>When the whole request was there, since the mock started.</summary>
    public TimeSpan Received { get; init; }

    /// <summary>When the first byte of the answer was sent.</summary>
    public TimeSpan? FirstByte { get; init; }

    /// <summary>When it ended.</summary>
    public TimeSpan? Ended { get; init; }

    /// <summary>The status that was sent; 0 before one was.</summary>
    public int Status { get; init; }

    /// <summary>How many bytes were sent, head included.</summary>
    public long BytesSent { get; init; }

    /// <summary>How many events of a stream were sent whole.</summary>
    public int EventsSent { get; init; }

    /// <summary>Whether it waits for <see cref="MockUpstream.Release"/>.</summary>
    public bool IsHeld { get; init; }

    /// <summary>How it ended.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>What was wrong with it, when it was <see cref="Outcome.Malformed"/> or refused for its own
    /// fault.</summary>
    public string? Fault { get; init; }

    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name)
    {
        foreach ((string key, string value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The body as JSON.</summary>
    public JsonElement Json()
    {
        using JsonDocument document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }
}
