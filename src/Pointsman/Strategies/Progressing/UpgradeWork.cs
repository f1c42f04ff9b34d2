using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Gets the better answer while the client reads the fast one, and finds out whether it is better. Runs by itself:
/// whatever happens is written down as a step, and nothing is thrown. It ends at the request's deadline, and when the
/// request is left.
/// </summary>
internal sealed class UpgradeWork(
    StrategyRun run, StrategyAsk ask, UpgradePlan plan, UpgradeGain gain, CancellationTokenSource leave)
{
    private Task<StrategyAnswer>? _better;

    /// <summary>Asks for the better answer, unless that was done. Ends with a failure at worst.</summary>
    public Task<StrategyAnswer> BetterAsync()
    {
        if (_better is null)
        {
            _better = AskAsync();
            run.KeepTrack(_better);
        }

        return _better;
    }

    /// <summary>The better answer when it is one, once the fast one is whole.</summary>
    public async Task<StrategyUpgrade?> FollowAsync(Task<ChatResponse?> whole)
    {
        try
        {
            // Nothing here may hold the fast answer, not even to begin with.
            await Task.Yield();
            if (await whole.WaitAsync(run.Left, run.Time, leave.Token) is not { } fast)
            {
                return null;
            }

            if (fast.Messages.Any(message => message.Contents.OfType<FunctionCallContent>().Any()))
            {
                return await LeaveAsync("the fast answer calls tools and stands");
            }

            return await CompareAsync(fast.Text, await BetterAsync());
        }
        catch (OperationCanceledException)
        {
            // Whoever left wrote down what was left.
            return null;
        }
        catch (TimeoutException)
        {
            return await LeaveAsync("the fast answer was not read within the request's time");
        }
        catch (Exception broken)
        {
            // Nobody waits for this who could be told; the record says it.
            run.Conclude(plan.BetterPlace, StepOutcome.Failed, $"comparing the answers broke: {broken.GetType().Name}");
            return null;
        }
        finally
        {
            await EndAsync();
        }
    }

    /// <summary>Leaves whatever is still at work.</summary>
    public async Task EndAsync()
    {
        await leave.CancelAsync();
        if (_better is not null)
        {
            await _better;
        }

        leave.Dispose();
    }

    private async Task<StrategyUpgrade?> LeaveAsync(string why)
    {
        await leave.CancelAsync();
        if (_better is not null)
        {
            await _better;
            run.Conclude(plan.BetterPlace, StepOutcome.Left, why);
        }

        return null;
    }

    private async Task<StrategyAnswer> AskAsync()
    {
        try
        {
            StrategyAsk own = ask with { Stream = false, WantsUpgrade = false };
            return await run.AskAsync(plan.Better, own, plan.BetterPlace, leave.Token);
        }
        catch (OperationCanceledException)
        {
            return StrategyAnswer.Failed(FailureKind.Deadline, "the request was left");
        }
        catch (Exception broken)
        {
            string what = $"asking for the better answer broke: {broken.GetType().Name}";
            run.Conclude(plan.BetterPlace, StepOutcome.Failed, what);
            return StrategyAnswer.Failed(FailureKind.Upstream, what);
        }
    }

    private async Task<StrategyUpgrade?> CompareAsync(string fast, StrategyAnswer better)
    {
        if (!better.IsGood)
        {
            return null;
        }

        (bool? isBetter, string why) = await IsBetterAsync(fast, better.Whole!.Text);
        if (isBetter is { } known)
        {
            gain.Learn(run.Facts, known);
        }

        run.Conclude(
            plan.BetterPlace, isBetter is true ? StepOutcome.Used : StepOutcome.Outvoted, why, better.From);
        return isBetter is true ? new StrategyUpgrade(better.Whole, why) { From = better.From } : null;
    }

    // Not known where a judge that was asked did not say.
    private async Task<(bool? IsBetter, string Why)> IsBetterAsync(string fast, string better)
    {
        string plain = VoteLabels.Plain(better);
        if (plain.Length == 0)
        {
            return (false, "the better answer has no text");
        }

        if (plain == VoteLabels.Plain(fast))
        {
            return (false, "both answers say the same");
        }

        if (plan.Judge is not { } decision)
        {
            return (true, "the better model's answer differs");
        }

        var judge = new AnswerJudge(run, decision, plan.JudgePlace);
        JudgeVerdict verdict = await judge.ChooseAsync(ask, [fast, better], null, maySame: true, leave.Token);
        if (!verdict.IsValid)
        {
            return (null, verdict.Reason!);
        }

        run.Judge(plan.JudgePlace, StepOutcome.Used);
        return verdict.Best == 1 ? (true, "judged better") : (false, "not judged better");
    }
}
