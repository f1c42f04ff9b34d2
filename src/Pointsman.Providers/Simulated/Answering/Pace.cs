namespace Pointsman.Providers.Simulated;

/// <summary>When the tokens of an answer come, counted from the arrival of the request.</summary>
internal readonly record struct Pace(TimeSpan FirstToken, TimeSpan PerToken)
{
    /// <summary>A stream tells that it has begun after this share of the wait for the first token.</summary>
    private const double Begun = 0.5;

    public TimeSpan Headers => FirstToken * Begun;

    /// <summary>
    /// A wait in whole milliseconds, upwards: timers cut off what is less, and would be asked in vain.
    /// </summary>
    public static TimeSpan Whole(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    public static Pace Of(SimulatedModel model, Chance chance, int promptTokens, double factor)
    {
        double first = (model.Habits.FirstTokenMs.Draw(chance.With("first token")) / 1_000.0)
            + (promptTokens / model.Habits.ReadTokensPerSecond);
        double each = 1.0 / model.Habits.TokensPerSecond.Draw(chance.With("speed"));
        return new Pace(TimeSpan.FromSeconds(first * factor), TimeSpan.FromSeconds(each * factor));
    }

    public TimeSpan After(int tokens) => FirstToken + (PerToken * tokens);
}
