namespace Pointsman;

/// <summary>
/// The best answer as it is, by the word of a judge. A judge that fails, or says anything but what it was asked for, is
/// no judge: the answer that came first is given then, and the reason says so.
/// </summary>
public sealed class BestJoin : AnswerJoin
{
    private readonly BestBy _by;
    private readonly string? _criteria;

    /// <summary>Asks a judge; <paramref name="criteria"/> tells it what matters here, in a sentence.</summary>
    public BestJoin(RoutingStrategy judge, BestBy by = BestBy.Choice, string? criteria = null)
    {
        _by = by;
        _criteria = criteria;
        Parts = [new StrategyPart("judge", judge)];
    }

    /// <inheritdoc />
    public override string Name => "best";

    /// <inheritdoc />
    public override IReadOnlyList<StrategyPart> Parts { get; }

    internal override decimal MostOf(
        CallSize size, IReadOnlyList<long> answers, Func<RoutingTarget, CallSize, decimal> each)
    {
        RoutingStrategy judge = Parts[0].Strategy;
        if (_by != BestBy.Pairs)
        {
            return judge.MostOf(AnswerJudge.SizeOf(size, answers, _criteria), each);
        }

        // Whoever is best so far stands against each of the others.
        long[] longest = [.. answers.OrderDescending().Take(2)];
        return (answers.Count - 1) * judge.MostOf(AnswerJudge.SizeOf(size, longest, _criteria), each);
    }

    internal override async Task<StrategyAnswer> JoinAsync(JoinCase one, CancellationToken cancel)
    {
        if (one.Answers.Count == 1)
        {
            return one.Take(one.Answers[0], "the only answer");
        }

        string place = Places.Below(one.Place, Parts[0].Name);
        var judge = new AnswerJudge(one.Run, one.Parts[0], place);
        string[] texts = [.. one.Answers.Select(answer => answer.Text)];
        JudgeVerdict verdict = _by switch
        {
            BestBy.Points => await judge.RateAsync(one.Ask, texts, _criteria, cancel),
            BestBy.Pairs => await PairsAsync(judge, one.Ask, texts, cancel),
            _ => await judge.ChooseAsync(one.Ask, texts, _criteria, maySame: false, cancel),
        };
        if (verdict.Best is not { } best)
        {
            return one.Take(one.Answers[0], $"the answer that came first: {verdict.Reason}");
        }

        one.Run.Judge(place, StepOutcome.Used);
        string reason = verdict.Points is { } points
            ? $"the best of {texts.Length} by the judge, with {points[best]} of 100 points"
            : $"the best of {texts.Length} by the judge";
        return one.Take(one.Answers[best], reason);
    }

    private async Task<JudgeVerdict> PairsAsync(
        AnswerJudge judge, StrategyAsk ask, string[] texts, CancellationToken cancel)
    {
        int best = 0;
        for (int i = 1; i < texts.Length; i++)
        {
            JudgeVerdict verdict =
                await judge.ChooseAsync(ask, [texts[best], texts[i]], _criteria, maySame: false, cancel);
            if (!verdict.IsValid)
            {
                return verdict;
            }

            best = verdict.Best == 1 ? i : best;
        }

        return new JudgeVerdict(best);
    }
}
