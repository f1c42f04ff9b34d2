namespace Pointsman.Providers.Simulated;

/// <summary>How fast a model answers, and how much it says.</summary>
internal sealed record Habits
{
    public Spread FirstTokenMs { get; init; } = new(300.0, 0.0);

    public Spread TokensPerSecond { get; init; } = new(100.0, 0.0);

    /// <summary>How fast the prompt is read, before the first token.</summary>
    public double ReadTokensPerSecond { get; init; } = 20_000.0;

    /// <summary>How many sentences an answer without a task of its own has.</summary>
    public int Sentences { get; init; } = 3;
}
