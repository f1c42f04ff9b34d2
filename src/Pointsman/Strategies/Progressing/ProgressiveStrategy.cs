namespace Pointsman;

/// <summary>
/// The fast answer at once, and a better one behind it for clients that want it. The better one is handed over only
/// when it is judged better; without a judge it counts as better when it says something else. A client that does not
/// want it sees the fast answer and nothing more. When the fast part fails, the better one's answer is the answer.
/// </summary>
public sealed class ProgressiveStrategy : CallingStrategy
{
    private readonly ProgressiveOptions _options;

    /// <summary>Asks a fast part and a better one.</summary>
    public ProgressiveStrategy(
        RoutingStrategy fast, RoutingStrategy better, RoutingStrategy? judge = null, ProgressiveOptions? options = null,
        UpgradeGain? gain = null)
    {
        _options = options ?? new ProgressiveOptions();
        Gain = gain ?? new UpgradeGain();
        var parts = new List<StrategyPart> { new("fast", fast), new("better", better) };
        if (judge is not null)
        {
            parts.Add(new StrategyPart("judge", judge));
        }

        Parts = parts;
    }

    /// <inheritdoc />
    public override string Name => "progressive";

    /// <inheritdoc />
    public override IReadOnlyList<StrategyPart> Parts { get; }

    /// <summary>What it has learned of which requests gain.</summary>
    public UpgradeGain Gain { get; }

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each)
    {
        long[] answers = [.. Parts.Take(2).Select(part => part.Strategy.AnswerOf(size.Output))];
        return Parts[0].Strategy.MostOf(size, each) + Parts[1].Strategy.MostOf(size, each)
            + (Parts.Count > 2 ? Parts[2].Strategy.MostOf(AnswerJudge.SizeOf(size, answers), each) : 0m);
    }

    internal override long AnswerOf(long output) => Parts.Take(2).Max(part => part.Strategy.AnswerOf(output));

    internal override string Reason => "the fast answer at once, a better one when there is one";

    internal override bool CanAnswer(IReadOnlyList<Decision> parts) => parts[0].CanAnswer || parts[1].CanAnswer;

    internal override async Task<StrategyAnswer> RunAsync(
        StrategyRun run, StrategyAsk ask, IReadOnlyList<Decision> parts, string place, CancellationToken cancel)
    {
        string fastPlace = Places.Below(place, Parts[0].Name);
        var plan = new UpgradePlan(
            parts[1], Places.Below(place, Parts[1].Name), parts.Count > 2 ? parts[2] : null,
            Places.Below(place, "judge"));
        bool wanted = (ask.WantsUpgrade || _options.Background == BackgroundUpgrades.Learn)
            && parts[1].CanAnswer && Gain.IsWorth(run.Facts, Lot(parts[1]));
        var work = new UpgradeWork(
            run, ask, plan, Gain, CancellationTokenSource.CreateLinkedTokenSource(cancel));
        bool followed = false;
        try
        {
            // The fast one first: its first word waits for nothing.
            Task<StrategyAnswer> asked =
                run.AskAsync(parts[0], ask with { WantsUpgrade = false }, fastPlace, cancel);
            if (wanted && _options.Start == UpgradeStart.AtOnce)
            {
                _ = work.BetterAsync();
            }

            StrategyAnswer fast = await asked;
            if (!fast.IsGood)
            {
                return fast.Failure!.IsFinal ? fast : await InsteadAsync(run, ask, plan, work, wanted, cancel);
            }

            run.Conclude(fastPlace, StepOutcome.Accepted, "the fast answer", fast.From);
            fast = fast with { Reason = $"{fastPlace} is the fast answer" };
            followed = wanted;
            return wanted ? Followed(run, ask, fast, work) : fast;
        }
        finally
        {
            if (!followed)
            {
                await work.EndAsync();
            }
        }
    }

    private static StrategyAnswer Followed(StrategyRun run, StrategyAsk ask, StrategyAnswer fast, UpgradeWork work)
    {
        CollectedPieces? collected = fast.Pieces is { } pieces ? new CollectedPieces(pieces) : null;
        Task<StrategyUpgrade?> upgrade = work.FollowAsync(collected?.Whole ?? Task.FromResult(fast.Whole));
        run.KeepTrack(upgrade);
        return fast with
        {
            Pieces = collected?.PassAsync(), Upgrade = ask.WantsUpgrade ? upgrade : null,
        };
    }

    // One that is under way already is not asked again for the sake of streaming.
    private async Task<StrategyAnswer> InsteadAsync(
        StrategyRun run, StrategyAsk ask, UpgradePlan plan, UpgradeWork work, bool wanted, CancellationToken cancel)
    {
        StrategyAnswer better = wanted && _options.Start == UpgradeStart.AtOnce
            ? await work.BetterAsync().WaitAsync(cancel)
            : await run.AskAsync(plan.Better, ask with { WantsUpgrade = false }, plan.BetterPlace, cancel);
        if (better.IsGood)
        {
            run.Conclude(plan.BetterPlace, StepOutcome.Accepted, "the fast part failed", better.From);
        }

        return better with { Reason = "the better answer, since the fast part failed" };
    }

    // The part itself may draw by the same number; far digits of it are a number of their own.
    private static double Lot(Decision part) => part.Chance * 104_729 % 1;
}
