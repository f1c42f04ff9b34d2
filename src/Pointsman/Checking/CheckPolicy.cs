using System.Text;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// What happens when an answer fails its checks: it was repaired if that was possible; else the model is asked again
/// with the error, a bounded number of times; then the next model is asked, or there is no answer.
/// </summary>
public sealed record CheckPolicy
{
    /// <summary>The most retries that may be set: 5.</summary>
    public const int MostRetries = 5;

    /// <summary>The most characters of the errors that a retry quotes: 2,000.</summary>
    public const int MostQuoted = 2_000;

    /// <summary>The most tokens that a retry is told: the errors and what stands around them.</summary>
    internal const int MostWords = 550;

    /// <summary>How often the same model is asked again: once. <see cref="MostRetries"/> at most.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>What follows when the retries are used up: the next model, also where it says retry.</summary>
    public AfterFailure Otherwise { get; init; } = AfterFailure.Escalate;

    /// <summary>
    /// What to do next. Pure: the same report and the same number of tries give the same step.
    /// </summary>
    /// <param name="report">What the checks say, of the repaired text where there is one.</param>
    /// <param name="triesSoFar">How often this model has answered by now, this answer included.</param>
    public CheckStep Next(CheckReport report, int triesSoFar)
    {
        IReadOnlyList<CheckResult> failures = report.Failures;
        if (failures.Count == 0)
        {
            return CheckStep.Accept(report.Answer.Text);
        }

        string reason = Bounded(string.Join("; ", failures.Select(one => $"{one.Check}: {one.Fault}")));
        AfterFailure then = failures.Max(one => one.Then);
        if (then == AfterFailure.Retry && triesSoFar <= Math.Clamp(Retries, 0, MostRetries))
        {
            return CheckStep.Retry(new ChatMessage(ChatRole.User, Words(failures)), reason);
        }

        then = then == AfterFailure.Retry ? Otherwise : then;
        return then == AfterFailure.Fail ? CheckStep.Fail(reason) : CheckStep.Escalate(reason);
    }

    private static string Words(IReadOnlyList<CheckResult> failures)
    {
        var errors = new StringBuilder();
        foreach (CheckResult failure in failures)
        {
            errors.Append("- ").Append(failure.Check).Append(": ").Append(failure.Fault).Append('\n');
        }

        bool json = failures.Any(one => one.Check is "json" or "schema");
        string form = json ? " Give the JSON alone: no fence, no comment, nothing before or behind it." : "";
        return $"Your answer cannot be used:\n{Bounded(errors.ToString().TrimEnd())}\n"
            + $"Answer again, whole and without these errors.{form}";
    }

    private static string Bounded(string words) =>
        words.Length <= MostQuoted ? words : string.Concat(words.AsSpan(0, MostQuoted - 1), "…");
}
