using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Puts checks to the answer of a part before anybody uses it: what can be repaired is, what cannot is asked for again
/// with the error, and what stays unfit is a failure, so that whoever stands around it goes on to the next. An answer
/// that calls tools is passed on as it is. Checked answers come whole: nothing can be taken back that was sent.
/// </summary>
public sealed class CheckedStrategy : CallingStrategy
{
    private readonly OutputChecks _checks;
    private readonly CheckPolicy _policy;
    private readonly CheckTally? _tally;

    /// <summary>Checks the answers of a part. <paramref name="tally"/> counts for each model what came of it.</summary>
    public CheckedStrategy(
        RoutingStrategy part, OutputChecks checks, CheckPolicy? policy = null, CheckTally? tally = null)
    {
        _checks = checks;
        _policy = policy ?? new CheckPolicy();
        _tally = tally;
        Parts = [new StrategyPart("answer", part)];
    }

    /// <inheritdoc />
    public override string Name => "checked";

    /// <inheritdoc />
    public override IReadOnlyList<StrategyPart> Parts { get; }

    internal override long AnswerOf(long output) =>
        Parts[0].Strategy.AnswerOf(output) * (_checks.MayRepair ? JsonRepair.MostGrowth : 1);

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each)
    {
        // A retry quotes the answers before it and what is wrong with each.
        long more = Parts[0].Strategy.AnswerOf(size.Output) + CheckPolicy.MostWords + (2 * CallSize.Around);
        return Enumerable.Range(0, Math.Clamp(_policy.Retries, 0, CheckPolicy.MostRetries) + 1)
            .Sum(tries => Parts[0].Strategy.MostOf(size.Longer(tries * more), each));
    }

    internal override string Reason => $"checked for {string.Join(", ", _checks.Names)}";

    internal override async Task<StrategyAnswer> RunAsync(
        StrategyRun run, StrategyAsk ask, IReadOnlyList<Decision> parts, string place, CancellationToken cancel)
    {
        StrategyAsk next = ask with { Stream = false, WantsUpgrade = false };
        for (int tries = 1; ; tries++)
        {
            string here = Places.Below(place, $"try {tries}");
            StrategyAnswer answer = await run.AskAsync(parts[0], next, here, cancel);
            if (!answer.IsGood || CheckedAnswer.CallsTools(answer.Whole!))
            {
                return answer;
            }

            CheckReport report = _checks.RunOrRepair(CheckedAnswer.Of(answer.Whole!));
            CheckStep step = _policy.Next(report, tries);
            _tally?.Add(answer.From?.Name ?? Name, report, step);
            switch (step.Kind)
            {
                case CheckStepKind.Accept:
                    run.Judge(here, StepOutcome.Accepted, evidence: Evidence(report));
                    return answer with { Whole = With(answer.Whole!, step.Text!) };
                case CheckStepKind.Retry:
                    run.Judge(here, StepOutcome.Failed, evidence: Evidence(report));
                    next = next with { Messages = [.. next.Messages, .. answer.Whole!.Messages, step.Message!] };
                    break;
                default:
                    run.Judge(here, StepOutcome.Failed, evidence: Evidence(report));
                    return Unfit(report, step, tries);
            }
        }
    }

    private static StrategyAnswer Unfit(CheckReport report, CheckStep step, int tries)
    {
        string tried = tries == 1 ? "the answer" : $"the last of {tries} answers";
        string failed = string.Join(", ", report.Failures.Select(one => one.Check));
        return new StrategyAnswer
        {
            Failure = new CallFailure(FailureKind.Unfit,
                $"{tried} did not pass its checks ({failed}); ask differently, loosen the checks, or add a model that "
                + "follows them")
            {
                EndsAll = step.Kind == CheckStepKind.Fail,
            },
        };
    }

    // The sentences of checks may quote the answer; their names do not.
    private static string Evidence(CheckReport report)
    {
        string failed = string.Join(", ", report.Failures.Select(one => one.Check));
        return failed.Length > 0 ? $"failed: {failed}"
            : report.Repairs == JsonRepairs.None ? "passed"
            : "passed after repair";
    }

    // The repaired text takes the place of all text; what else the answer has stays.
    private static ChatResponse With(ChatResponse answer, string text)
    {
        if (answer.Text == text)
        {
            return answer;
        }

        bool written = false;
        return AnswerRewriting.Rewrite(answer, _ =>
        {
            string own = written ? "" : text;
            written = true;
            return own;
        });
    }
}
