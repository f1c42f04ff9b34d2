namespace Pointsman.Evaluation;

/// <summary>
/// What a run would meet, found without asking any model: every case is put into every prompt, and every evaluator gets
/// an answer to judge that nobody gave.
/// </summary>
public sealed record Rehearsal
{
    /// <summary>About how many tokens an answer has where neither the suite nor the case says more.</summary>
    public const int UsualOutput = 250;

    private const double SecondsToFirst = 1;
    private const double TokensPerSecond = 60;

    /// <summary>How many rows there are, good and bad.</summary>
    public int Cases { get; init; }

    /// <summary>How many of them cannot be read.</summary>
    public int BadRows { get; init; }

    /// <summary>The first of these, at most twenty.</summary>
    public IReadOnlyList<Fault> FirstBadRows { get; init; } = [];

    /// <summary>What else is wrong: values that templates lack, judges that nobody named.</summary>
    public IReadOnlyList<RehearsalFault> Faults { get; init; } = [];

    /// <summary>How often something was wrong beside these, of which the first hundred are told.</summary>
    public int MoreFaults { get; init; }

    /// <summary>What would be asked of whom, arms first.</summary>
    public IReadOnlyList<PlannedCalls> Calls { get; init; } = [];

    /// <summary>About what all calls cost whose price is known.</summary>
    public Usd Cost => Calls.Aggregate(Usd.Zero, (sum, call) => sum + (call.Cost ?? Usd.Zero));

    /// <summary>The models whose price is unknown.</summary>
    public IReadOnlyList<string> Unpriced =>
        [.. Calls.Where(call => call.Cost is null).Select(call => call.Model).Distinct()];

    /// <summary>What is wrong of every case, so that a run would show nothing.</summary>
    public IReadOnlyList<Fault> Hopeless =>
        [.. Faults.Where(fault => fault.Cases >= Cases - BadRows).Select(fault => fault.Fault)];

    /// <summary>
    /// About how long a run takes, by the lane that takes longest: a second to the first words and 60 tokens a second,
    /// as many calls at once as the suite allows.
    /// </summary>
    public TimeSpan Time(int concurrency) => TimeSpan.FromSeconds(Calls.GroupBy(call => call.Lane)
        .Select(lane => lane.Sum(call => (call.Calls * SecondsToFirst) + (call.OutputTokens / TokensPerSecond)))
        .DefaultIfEmpty(0).Max() / concurrency);

    /// <summary>Rehearses a run.</summary>
    /// <exception cref="FaultsException">The cases cannot be read at all.</exception>
    public static Task<Rehearsal> OfAsync(Suite suite, RunnerOptions options, CancellationToken cancel) =>
        new RehearsalWork(suite, options).RunAsync(cancel);
}
