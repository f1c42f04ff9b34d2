using System.Globalization;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// A number made of the members' numbers; each member's is the last number in its answer, and an answer without one
/// does not count. The ensemble's answer is the number alone, with at most two decimals more than any member wrote.
/// When all wrote percent, so does the ensemble; when only some did, theirs count as hundredths.
/// </summary>
public abstract class NumberJoin : AnswerJoin
{
    private const int MoreDecimals = 2;
    private const int MostDecimals = 15;

    // 29 digits before the point, 15 behind it, and the signs.
    private const int MostTokens = 12;

    private protected NumberJoin()
    {
    }

    internal override string? Objection(ChatResponse answer) =>
        AnswerNumber.Last(answer.Text) is null ? "the answer has no number" : null;

    internal override long AnswerOf(long output) => MostTokens;

    internal override Task<StrategyAnswer> JoinAsync(JoinCase one, CancellationToken cancel)
    {
        FoundNumber[] found = [.. one.Answers.Select(answer => AnswerNumber.Last(answer.Text)!.Value)];
        bool percent = found.All(number => number.Percent);
        decimal[] values =
            [.. found.Select(number => number.Percent && !percent ? number.Value / 100m : number.Value)];
        decimal joined = Join([.. values.Select((value, i) => new WeighedNumber(value, one.Answers[i].Weight))]);
        int decimals = Math.Min(MostDecimals, values.Max(value => value.Scale) + MoreDecimals);
        string text = Math.Round(joined, decimals).ToString("0.###############", CultureInfo.InvariantCulture);
        MemberAnswer nearest = one.Answers[Nearest(values, joined)];
        string reason = $"the {Name} of {one.Answers.Count} numbers";
        one.UseAll(reason);
        return Task.FromResult(nearest.Answer with
        {
            Whole = WithText(nearest.Answer.Whole!, percent ? text + "%" : text),
            Reason = reason,
            Confidence = null,
        });
    }

    /// <summary>One number of those that were found; never none.</summary>
    private protected abstract decimal Join(IReadOnlyList<WeighedNumber> numbers);

    private static int Nearest(decimal[] values, decimal to)
    {
        int nearest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (Math.Abs(values[i] - to) < Math.Abs(values[nearest] - to))
            {
                nearest = i;
            }
        }

        return nearest;
    }
}
