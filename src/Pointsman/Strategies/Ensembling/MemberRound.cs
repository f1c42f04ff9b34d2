namespace Pointsman;

/// <summary>
/// Asks the members, and waits until there is enough: all have answered; or the quorum has, and the rest can change
/// nothing or the time is up; or the quorum cannot be reached any more. Whoever is still at work then is left.
/// </summary>
internal sealed class MemberRound(StrategyRun run, AnswerJoin join, EnsembleOptions options, int quorum)
{
    private readonly List<MemberAnswer> _answers = [];
    private readonly List<CallFailure> _failures = [];
    private decimal _known;

    /// <summary>The answers that count, in the order in which they came.</summary>
    public IReadOnlyList<MemberAnswer> Answers => _answers;

    /// <summary>Why members that failed did; an answer that does not count is no failure of this kind.</summary>
    public IReadOnlyList<CallFailure> Failures => _failures;

    /// <summary>Whether the ensemble's deadline ended it.</summary>
    public bool TimeIsUp { get; private set; }

    public async Task RunAsync(IReadOnlyList<AskedMember> members, CancellationToken cancel)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var waiting = new Queue<AskedMember>(members);
        var asked = new List<(AskedMember Member, Task<StrategyAnswer> Answer)>();
        var deadline = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = run.Time.CreateTimer(
            static ends => ((TaskCompletionSource)ends!).TrySetResult(), deadline,
            options.Deadline ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            while (!IsEnough(members, asked.Count + waiting.Count) && !TimeIsUp)
            {
                while (asked.Count < options.AtOnce && waiting.TryDequeue(out AskedMember? next))
                {
                    asked.Add((next, run.AskAsync(next.Decision, next.Ask, next.Place, leave.Token)));
                }

                Task first = await Task.WhenAny([.. asked.Select(one => one.Answer), deadline.Task]);
                int at = asked.FindIndex(one => ReferenceEquals(one.Answer, first));
                if (at >= 0)
                {
                    AskedMember member = asked[at].Member;
                    Task<StrategyAnswer> answer = asked[at].Answer;
                    asked.RemoveAt(at);
                    Take(member, await answer);
                }
                else
                {
                    TimeIsUp = true;
                }
            }

            await TakeThoseInTimeAsync(asked);
        }
        finally
        {
            await leave.CancelAsync();
            await ((Task)Task.WhenAll(asked.Select(one => one.Answer)))
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        string why = TimeIsUp ? "the ensemble's time was up" : "the outcome was certain";
        foreach ((AskedMember member, _) in asked)
        {
            run.Conclude(member.Place, StepOutcome.Left, $"not waited for: {why}");
        }
    }

    // Who has answered by now counts too, although it was not needed.
    private async Task TakeThoseInTimeAsync(List<(AskedMember Member, Task<StrategyAnswer> Answer)> asked)
    {
        foreach ((AskedMember member, Task<StrategyAnswer> answer) in asked.ToArray())
        {
            if (answer.IsCompletedSuccessfully)
            {
                asked.Remove((member, answer));
                Take(member, await answer);
            }
        }
    }

    private bool IsEnough(IReadOnlyList<AskedMember> members, int open)
    {
        if (open == 0 || _answers.Count + open < quorum)
        {
            return true;
        }

        // The weight that is still to come is that of all without those whose end is known.
        return _answers.Count >= quorum && join.IsSettled(_answers, members.Sum(member => member.Weight) - _known);
    }

    private void Take(AskedMember member, StrategyAnswer answer)
    {
        _known += member.Weight;
        if (!answer.IsGood)
        {
            _failures.Add(answer.Failure!);
            if (!run.Judge(member.Place, StepOutcome.Failed))
            {
                run.Conclude(member.Place, StepOutcome.Failed, answer.Failure!.Kind.ToString());
            }
        }
        else if (answer.Whole is null || join.Objection(answer.Whole) is not { } objection)
        {
            _answers.Add(new MemberAnswer(member.Number, member.Place, member.Weight, answer));
        }
        else
        {
            run.Conclude(member.Place, StepOutcome.Failed, $"no vote: {objection}", answer.From);
        }
    }
}
