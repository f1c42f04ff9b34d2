namespace Pointsman.Server;

/// <summary>Where the gateway listens.</summary>
public sealed record ListenSettings
{
    /// <summary>The address. Default: 127.0.0.1; any other needs keys and an admin token.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port; 0 takes a free one. Default: 7070.</summary>
    public int Port { get; init; } = 7070;
}
