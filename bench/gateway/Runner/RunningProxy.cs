namespace Pointsman.GatewayBench;

/// <summary>A proxy that runs.</summary>
/// <param name="Process">Its process; what it starts counts with it.</param>
/// <param name="Port">Where it listens on loopback.</param>
/// <param name="Headers">What every request to it bears.</param>
internal sealed record RunningProxy(OwnedProcess Process, int Port, IReadOnlyList<string> Headers)
{
    public string Name => Process.Name;
}
