namespace Pointsman;

/// <summary>
/// How a strategy of several calls is carried out. It asks only through <see cref="StrategyRun"/>, which keeps the
/// deadline and the budget of the whole, tries what may be tried, and takes notes. A failure is a value; only the
/// cancellation of the caller is thrown.
/// </summary>
public abstract class CallingStrategy : ComposedStrategy
{
    private protected CallingStrategy()
    {
    }

    /// <summary>
    /// Does the work. <paramref name="parts"/> are the decisions for <see cref="ComposedStrategy.Parts"/>; records of
    /// what is asked stand below <paramref name="place"/>.
    /// </summary>
    internal abstract Task<StrategyAnswer> RunAsync(
        StrategyRun run, StrategyAsk ask, IReadOnlyList<Decision> parts, string place, CancellationToken cancel);
}
