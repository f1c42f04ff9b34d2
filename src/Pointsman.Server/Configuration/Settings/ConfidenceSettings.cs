namespace Pointsman.Server;

/// <summary>How it is found out how sure an answer is.</summary>
public sealed record ConfidenceSettings
{
    /// <summary>The method. Default: stated.</summary>
    public ConfidenceKind Method { get; init; }

    /// <summary>Whom a verifier asks, in order of fallback; empty for the other methods.</summary>
    public IReadOnlyList<string> Use { get; init; } = [];

    /// <summary>How many further samples are compared. Default: 5.</summary>
    public int Samples { get; init; } = SampleAgreementConfidence.DefaultSamples;

    /// <summary>In how many other ways the method agreement asks again. Default: 1.</summary>
    public int Prompts { get; init; } = 1;

    /// <summary>What the method validity asks of an answer; how a failure goes on says nothing here.</summary>
    public CheckSettings Checks { get; init; } = new();

    /// <summary>From what the method says to how often that is right. Default: none.</summary>
    public Calibration? Calibration { get; init; }
}
