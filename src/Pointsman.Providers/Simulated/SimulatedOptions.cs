namespace Pointsman.Providers;

/// <summary>How the simulated provider behaves.</summary>
public sealed record SimulatedOptions
{
    /// <summary>Draws everything that is left to chance; another seed gives other answers. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How long answers take, as a multiple of what the model's description says. Default 1; 0 answers at once.
    /// </summary>
    public double DelayFactor { get; init; } = 1.0;

    /// <summary>The largest body that is read, in bytes. Default 32 MiB.</summary>
    public int MaxBodyBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// How long an answer hangs at most where a fault makes it hang. Default 10 minutes, whatever
    /// <see cref="DelayFactor"/> says.
    /// </summary>
    public TimeSpan MaxHang { get; init; } = TimeSpan.FromMinutes(10);
}
