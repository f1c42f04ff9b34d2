using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// What was decided and done for one request until then; what goes on behind an answer is in the report that
/// <see cref="PointsmanChatClientOptions.Finished"/> gets. Holds nothing of prompts and answers.
/// </summary>
/// <param name="Decision">What was decided, before anybody was asked.</param>
/// <param name="Steps">What was done, in the order in which it ended.</param>
/// <param name="Spent">What all calls cost, as far as prices are known.</param>
/// <param name="Reason">Why the answer is this one.</param>
public sealed record PointsmanReport(
    Decision Decision, IReadOnlyList<StrategyStep> Steps, Usd Spent, string Reason)
{
    /// <summary>Where it stands in the additional properties of an answer.</summary>
    public const string Key = "pointsman.report";

    /// <summary>The report of an answer; null when the answer is not Pointsman's.</summary>
    public static PointsmanReport? Of(ChatResponse answer) =>
        answer.AdditionalProperties?.GetValueOrDefault(Key) as PointsmanReport;

    /// <summary>The report, which the last piece of a streamed answer bears; null for all others.</summary>
    public static PointsmanReport? Of(ChatResponseUpdate piece) =>
        piece.AdditionalProperties?.GetValueOrDefault(Key) as PointsmanReport;
}
