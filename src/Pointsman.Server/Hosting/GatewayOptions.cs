namespace Pointsman.Server;

/// <summary>What a gateway is started with.</summary>
public sealed record GatewayOptions
{
    /// <summary>The folder of its database; it is created when it is missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The catalog that prices come from.</summary>
    public required Catalog Catalog { get; init; }

    /// <summary>The configuration.</summary>
    public GatewaySettings Settings { get; init; } = new();

    /// <summary>
    /// Where the settings are from; whoever watches the file tells it of changes that are refused. Default: it says
    /// that the program was told.
    /// </summary>
    public ConfigurationStanding? Configuration { get; init; }

    /// <summary>
    /// Gives the value of an environment variable; those of OpenTelemetry say whether and where traces and metrics are
    /// sent. Default: there are none.
    /// </summary>
    public Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What chance starts from; the same seed draws the same numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How fast simulated models are beside their usual pace; 0 makes them answer at once.</summary>
    public double SimulatedPace { get; init; } = 1;

    /// <summary>
    /// Is told, in one line, of an error inside the gateway itself: time, decision, route, type and place, never a
    /// message, which might hold a prompt. At most ten lines a minute, then a count. Default: nobody is told.
    /// </summary>
    public Action<string> OnInternalError { get; init; } = _ => { };

    /// <summary>What stands between the gateway and its providers; tests put their faults there.</summary>
    internal Func<HttpMessageHandler, HttpMessageHandler> Between { get; init; } = handler => handler;

    /// <summary>The protocols that clients speak; tests put their own faults there.</summary>
    internal Wires Wires { get; init; } = Wires.All();
}
