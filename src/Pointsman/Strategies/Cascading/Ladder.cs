namespace Pointsman;

/// <summary>
/// Climbs from rung to rung until an answer is sure enough; what cascades and tiers have in common. Rungs whose targets
/// cannot take the request are left out; the highest of the others is the last one.
/// </summary>
internal sealed class Ladder(StrategyRun run, ConfidenceMethod method, IReadOnlyList<Decision> methodParts)
{
    public async Task<StrategyAnswer> ClimbAsync(StrategyAsk ask, IReadOnlyList<Rung> rungs, CancellationToken cancel)
    {
        Rung[] open = [.. rungs.Where(rung => rung.Decision.CanAnswer)];
        StrategyAnswer? best = null;
        Rung? bestRung = null;
        double surest = -1;
        StrategyAnswer? failed = null;
        for (int i = 0; i < open.Length; i++)
        {
            Rung rung = open[i];
            bool last = i == open.Length - 1;
            StrategyAsk own = last ? ask : method.Prepare(ask with { Stream = false });
            StrategyAnswer answer = await run.AskAsync(rung.Decision, own, rung.Place, cancel);
            if (!answer.IsGood)
            {
                failed = answer;
                if (answer.Failure!.IsFinal)
                {
                    break;
                }

                continue;
            }

            if (last)
            {
                run.Judge(rung.Place, StepOutcome.Accepted);
                return answer with { Reason = $"{rung.Place} is the last" };
            }

            Confidence sure = await MeasureAsync(ask, answer, rung, cancel);
            answer = answer with { Whole = method.Clean(answer.Whole!) };
            if (sure.Value >= rung.AcceptAt)
            {
                run.Judge(rung.Place, StepOutcome.Accepted, sure.Value, sure.Evidence);
                return answer with
                {
                    Reason = $"{rung.Place} is sure enough: {sure.Value:0.00} of {rung.AcceptAt:0.00}",
                };
            }

            run.Judge(rung.Place, StepOutcome.Escalated, sure.Value, sure.Evidence);
            if (sure.Value > surest)
            {
                (best, bestRung, surest) = (answer, rung, sure.Value);
            }
        }

        if (best is null)
        {
            return failed ?? StrategyAnswer.Failed(FailureKind.NoTarget, "no step can take the request");
        }

        run.Judge(bestRung!.Place, StepOutcome.Accepted);
        return best with
        {
            Reason = $"{bestRung.Place} is the surest answer there is ({surest:0.00}): {failed!.Failure!.Kind}",
        };
    }

    private ValueTask<Confidence> MeasureAsync(
        StrategyAsk ask, StrategyAnswer answer, Rung rung, CancellationToken cancel) =>
        method.MeasureAsync(
            new ConfidenceCase
            {
                Run = run, Ask = ask, Answer = answer.Whole!, From = answer.From, Step = rung.Decision,
                Parts = methodParts, Place = rung.Place,
            },
            cancel);
}
