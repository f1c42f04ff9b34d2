namespace Pointsman.Server;

/// <summary>What is known of an attempt before its request goes out.</summary>
public readonly record struct AttemptStart
{
    /// <summary>The target: <c>provider/model</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Which of the provider's keys is used, from 0.</summary>
    public int KeyIndex { get; init; }

    /// <summary>Milliseconds since the call began.</summary>
    public int AtMs { get; init; }

    /// <summary>Which of a strategy's calls it belongs to; empty where one answer is all.</summary>
    public string Place { get; init; }

    /// <summary>What is reserved for it: its cost, should the server end before the attempt does.</summary>
    public Usd Reserved { get; init; }
}
