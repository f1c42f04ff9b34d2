namespace Pointsman.Cli;

/// <summary>What the bench commands share.</summary>
/// <param name="Screen">Where they write.</param>
/// <param name="Time">The clock.</param>
internal sealed record BenchContext(Screen Screen, TimeProvider Time)
{
    /// <summary>Where runs are written unless a name is given.</summary>
    public const string RunFolder = "runs";
}
