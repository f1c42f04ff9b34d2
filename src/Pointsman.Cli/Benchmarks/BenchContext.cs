namespace Pointsman.Cli;

/// <summary>What the bench commands share.</summary>
/// <param name="Screen">Where they write.</param>
/// <param name="Time">The clock.</param>
internal sealed record BenchContext(Screen Screen, TimeProvider Time)
{
    /// <summary>Where runs are written unless a name is given.</summary>
    public const string RunFolder = "runs";

    /// <summary>The suite that is run unless another is named.</summary>
    public const string SuiteName = "suite.yaml";

    /// <summary>What the exit codes of the bench commands mean, for their help.</summary>
    public const string Codes =
        "exit code 0: passed; 100: failed, or nothing can be said; 1: bad input, or nothing could be done";

    /// <summary>Today, by the clock.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>Finds an offer by what people call it, with a hint where there is none.</summary>
    public Func<string, (Offer? Offer, Model? Model, string Hint)> FindOffer { get; init; } = _ => (null, null, "");

    /// <summary>Asks before money is spent, where somebody is there to answer; null where nobody is.</summary>
    public Func<string, bool>? Ask { get; init; }
}
