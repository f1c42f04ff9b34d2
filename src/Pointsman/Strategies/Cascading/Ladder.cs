using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Climbs from rung to rung until an answer is sure enough; what cascades and tiers have in common. Rungs whose targets
/// cannot take the request are left out; the highest of the others is the last one. Used for one request.
/// </summary>
internal sealed class Ladder(
    StrategyRun run, ConfidenceMethod method, IReadOnlyList<Decision> methodParts, TieringOptions options)
{
    private const string EscalateWord = "ESCALATE";

    private const string MayEscalate =
        "If this needs more knowledge, care or authority than you have, do not answer it: write the one word "
        + $"{EscalateWord} and nothing else, and somebody more capable will take over.";

    private readonly List<EarlierAnswer> _earlier = [];
    private readonly List<(Rung Rung, double Foreseen)> _unasked = [];
    private StrategyAnswer? _best;
    private Rung? _bestRung;
    private double _surest = -1;

    /// <summary>The most that all rungs come to together: all but the last are measured.</summary>
    public static decimal MostOf(
        CallSize size, IReadOnlyList<StrategyPart> rungs, ConfidenceMethod method,
        Func<RoutingTarget, CallSize, decimal> each)
    {
        CallSize asked = size.Longer(CallSize.Of(MayEscalate) + CallSize.Around + method.LongerBy);
        return rungs[^1].Strategy.MostOf(size, each) + rungs.SkipLast(1).Sum(rung =>
            ((1 + method.FurtherAsks) * rung.Strategy.MostOf(asked, each))
            + method.MostOf(size, rung.Strategy.AnswerOf(size.Output), each));
    }

    public async Task<StrategyAnswer> ClimbAsync(StrategyAsk ask, IReadOnlyList<Rung> rungs, CancellationToken cancel)
    {
        Rung[] open = [.. rungs.Where(rung => rung.Decision.CanAnswer)];
        StrategyAnswer? failed = null;
        for (int i = 0; i < open.Length; i++)
        {
            Rung rung = open[i];
            bool last = i == open.Length - 1;
            if (!last && IsHopeless(rung))
            {
                continue;
            }

            StrategyAnswer answer = await run.AskAsync(rung.Decision, AskOf(ask, rung, last), rung.Place, cancel);
            if (answer.Failure is { } failure)
            {
                failed = answer;
                if (failure.Kind == FailureKind.Waiting)
                {
                    return answer with { Provisional = answer.Provisional ?? _best?.Whole };
                }

                if (failure.IsFinal)
                {
                    break;
                }

                continue;
            }

            if (last || rung.IsPerson)
            {
                run.Judge(rung.Place, StepOutcome.Accepted);
                return answer with { Reason = last ? $"{rung.Place} is the last" : $"{rung.Place} is a person" };
            }

            if (await TakenAsync(ask, answer, rung, cancel) is { } taken)
            {
                return taken;
            }
        }

        return await BestThereIsAsync(ask, failed, cancel);
    }

    private async Task<StrategyAnswer> BestThereIsAsync(
        StrategyAsk ask, StrategyAnswer? failed, CancellationToken cancel)
    {
        if (_best is not null)
        {
            run.Judge(_bestRung!.Place, StepOutcome.Accepted);
            return _best with
            {
                Reason = $"{_bestRung.Place} is the surest answer there is ({_surest:0.00}): {failed!.Failure!.Kind}",
            };
        }

        // Those that were not expected to be good enough are better than nobody.
        foreach ((Rung rung, _) in _unasked.OrderByDescending(one => one.Foreseen))
        {
            if (failed!.Failure!.IsFinal)
            {
                break;
            }

            StrategyAnswer answer = await run.AskAsync(rung.Decision, ask, rung.Place, cancel);
            if (answer.IsGood)
            {
                run.Judge(rung.Place, StepOutcome.Accepted);
                return answer with { Reason = $"{rung.Place} is who is left: {failed.Failure.Kind}" };
            }

            failed = answer;
        }

        return failed ?? StrategyAnswer.Failed(FailureKind.NoTarget, "no step can take the request");
    }

    private bool IsHopeless(Rung rung)
    {
        if (rung.IsPerson || method.Foresee(run.Facts, rung.Decision) is not { } foreseen
            || !foreseen.IsKnown || foreseen.Value >= rung.AcceptAt)
        {
            return false;
        }

        _unasked.Add((rung, foreseen.Value));
        run.Note(new StrategyStep
        {
            Place = rung.Place, Outcome = StepOutcome.Escalated, Confidence = foreseen.Value,
            Evidence = $"not asked: {foreseen.Evidence}", Cost = Usd.Zero, Began = run.Elapsed,
        });
        return true;
    }

    private StrategyAsk AskOf(StrategyAsk ask, Rung rung, bool last)
    {
        StrategyAsk own = ask;
        if (_earlier.Count > 0 && rung.MayReachPerson)
        {
            // A ladder inside another hands on what came before itself as well.
            ChatOptions withContext = own.Options.Clone();
            object? before = null;
            _ = withContext.AdditionalProperties?.TryGetValue(EarlierAnswer.Key, out before);
            EarlierAnswer[] all = [.. before as IReadOnlyList<EarlierAnswer> ?? [], .. _earlier];
            (withContext.AdditionalProperties ??= [])[EarlierAnswer.Key] = all;
            own = own with { Options = withContext };
        }

        if (last || rung.IsPerson)
        {
            return own;
        }

        if (rung.MayEscalate)
        {
            own = own with { Messages = [.. own.Messages, new ChatMessage(ChatRole.System, MayEscalate)] };
        }

        return method.Prepare(own with { Stream = false });
    }

    private async Task<StrategyAnswer?> TakenAsync(
        StrategyAsk ask, StrategyAnswer answer, Rung rung, CancellationToken cancel)
    {
        if (rung.MayEscalate && IsEscalation(answer.Whole!.Text))
        {
            run.Judge(rung.Place, StepOutcome.Escalated, 0, "it asked for the next step itself");
            return null;
        }

        Confidence sure = await method.MeasureAsync(
            new ConfidenceCase
            {
                Run = run, Ask = ask, Answer = answer.Whole!, From = answer.From, Step = rung.Decision,
                Parts = methodParts, Place = rung.Place,
            },
            cancel);
        answer = answer with { Whole = method.Clean(answer.Whole!, ask) };
        if (sure.Value >= rung.AcceptAt)
        {
            run.Judge(rung.Place, StepOutcome.Accepted, sure.Value, sure.Evidence);
            return answer with
            {
                Reason = $"{rung.Place} is sure enough: {sure.Value:0.00} of {rung.AcceptAt:0.00}",
            };
        }

        run.Judge(rung.Place, StepOutcome.Escalated, sure.Value, sure.Evidence);
        string text = answer.Whole!.Text;
        _earlier.Add(new EarlierAnswer(
            rung.Name, answer.From?.Name, sure.IsKnown ? sure.Value : null,
            text.Length <= options.HandedOnCharacters ? text : text[..options.HandedOnCharacters] + "…"));
        if (sure.Value > _surest)
        {
            (_best, _bestRung, _surest) = (answer, rung, sure.Value);
        }

        return null;
    }

    // Its first line alone: a method may have asked for another one below it.
    private static bool IsEscalation(string text)
    {
        ReadOnlySpan<char> line = text.AsSpan().Trim();
        int end = line.IndexOf('\n');
        return (end < 0 ? line : line[..end].Trim()).SequenceEqual(EscalateWord);
    }
}
