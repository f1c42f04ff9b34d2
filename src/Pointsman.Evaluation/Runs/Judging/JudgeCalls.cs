using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// The models that judge, as evaluators get them: each call waits for its turn, counts against the cap, and stands in
/// the run's file before anybody hears of it.
/// </summary>
internal sealed class JudgeCalls(
    CallGate gate, CallAttempts attempts, RunWriter writer, RunnerOptions options, Suite suite)
{
    private readonly ConcurrentDictionary<string, CallBound> _bounds = new(StringComparer.Ordinal);

    /// <summary>What evaluators of one cell may use.</summary>
    public EvaluatorTools Tools(CellAsides asides) => options.Tools with
    {
        DefaultJudge = suite.Judge ?? options.Tools.DefaultJudge,
        Judges = name => options.Tools.Judges(name) is { } judge ? new JudgeClient(judge, name, this, asides) : null,
        Embedders = name => options.Tools.Embedders(name) is { } embedder
            ? new JudgeVectors(embedder, name, this, asides)
            : null,
    };

    /// <summary>The price and the longest answer of a judge.</summary>
    /// <exception cref="UnansweredException">There is a cap and no price.</exception>
    public CallBound Bound(string name)
    {
        CallBound bound = _bounds.GetOrAdd(name, one => new CallBound(options.JudgePrices(one), null));
        return suite.Spend is null || bound.Price is not null ? bound : throw new UnansweredException(
            $"the price of '{name}' is not known, so the run's spend cap cannot hold; give its price, or leave out "
            + "'spend'");
    }

    /// <summary>Makes a call that counts as one of its cell.</summary>
    /// <param name="name">The model.</param>
    /// <param name="key">The key of the call.</param>
    /// <param name="asides">The calls of the cell.</param>
    /// <param name="bound">The most that it may cost.</param>
    /// <param name="ask">Makes one attempt.</param>
    /// <param name="line">The line that keeps the answer.</param>
    /// <param name="cancel">Leaves the call.</param>
    public async Task<T> AskAsync<T>(
        string name, string key, CellAsides asides, Func<Usd> bound,
        Func<CancellationToken, Task<CallOnce<T>>> ask, Func<CallOnce<T>, ReadOnlyMemory<byte>> line,
        CancellationToken cancel)
        where T : class
    {
        CallResult<T> result = await attempts.AskAsync(
            new CallPlan<T>(
                gate.Lane($"judge {name}", isAside: true), bound, new CallJournal(writer, asides.Cell, key), ask,
                (once, _) => writer.Write(line(once))),
            cancel).ConfigureAwait(false);
        if (result.IsLeft)
        {
            cancel.ThrowIfCancellationRequested();
            throw asides.Leave();
        }

        return result.Value ?? throw new UnansweredException(
            $"'{name}' did not answer ({result.Fault!.Kind}): {result.Fault.Message}", result.Fault.Exception);
    }
}
