using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// A way to find out how sure an answer is. Some ask for more than the answer, some make calls of their own, through
/// the run, so that these count towards the request's deadline and budget.
/// </summary>
public abstract class ConfidenceMethod
{
    private protected ConfidenceMethod()
    {
    }

    /// <summary>The word for it in configuration and records.</summary>
    public abstract string Name { get; }

    /// <summary>Whom it asks itself; decided together with the request.</summary>
    public virtual IReadOnlyList<StrategyPart> Parts => [];

    /// <summary>How often the step itself is asked once more for one measurement.</summary>
    internal virtual int FurtherAsks => 0;

    /// <summary>By how many tokens what it has a step asked is longer than the question, at most.</summary>
    internal virtual long LongerBy => 0;

    /// <summary>
    /// The most that its own <see cref="Parts"/> come to for one answer of so many tokens to a question of a size.
    /// </summary>
    internal virtual decimal MostOf(
        CallSize size, long answer, Func<RoutingTarget, CallSize, decimal> each) => 0m;

    /// <summary>What a step is to be asked so that its answer can be measured.</summary>
    internal virtual StrategyAsk Prepare(StrategyAsk ask) => ask;

    /// <summary>Measures an answer.</summary>
    internal abstract ValueTask<Confidence> MeasureAsync(ConfidenceCase one, CancellationToken cancel);

    /// <summary>
    /// What is known of a step's answer before the step is asked; null when only the answer can tell.
    /// </summary>
    internal virtual Confidence? Foresee(in RequestFacts facts, Decision step) => null;

    /// <summary>
    /// The answer as the client gets it: without what was only there to be measured. <paramref name="ask"/> is what the
    /// client asked.
    /// </summary>
    internal virtual ChatResponse Clean(ChatResponse answer, StrategyAsk ask) => answer;
}
