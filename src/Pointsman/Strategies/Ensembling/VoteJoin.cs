using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// The label that most members give. With a list of labels the answer is the label as the list writes it; without one
/// it is the answer of the first member that voted so. How answers are read stands with <see cref="VoteLabels"/>. The
/// answer's confidence is the winner's share of the votes that were cast.
/// </summary>
public sealed class VoteJoin : AnswerJoin
{
    private readonly VoteLabels _labels;

    /// <summary>Counts votes; with labels only answers that name exactly one of them count.</summary>
    public VoteJoin(IReadOnlyList<string>? labels = null) => _labels = new VoteLabels(labels ?? []);

    /// <inheritdoc />
    public override string Name => "vote";

    /// <summary>What keeps labels from being votes: marks alone, or two that are the same vote.</summary>
    public static IReadOnlyList<Fault> Check(IReadOnlyList<string> labels)
    {
        var faults = new List<Fault>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < labels.Count; i++)
        {
            string plain = VoteLabels.Plain(labels[i]);
            if (plain.Length == 0)
            {
                faults.Add(new Fault(
                    $"labels[{i}]", $"found '{labels[i]}', of which no vote is left", "write a word"));
            }
            else if (!seen.TryAdd(plain, labels[i]))
            {
                faults.Add(new Fault(
                    $"labels[{i}]", $"found '{labels[i]}', which is the same vote as '{seen[plain]}'",
                    "write labels that differ in more than case, markup and punctuation"));
            }
        }

        return faults;
    }

    internal override string? Objection(ChatResponse answer) => _labels.Read(answer.Text) is null
        ? _labels.Known.Count == 0 ? "the answer has no text" : "the answer does not name exactly one of the labels"
        : null;

    internal override bool IsSettled(IReadOnlyList<MemberAnswer> answers, decimal pending) =>
        Count(answers).IsSettled(pending);

    internal override Task<StrategyAnswer> JoinAsync(JoinCase one, CancellationToken cancel)
    {
        VoteCount count = Count(one.Answers);
        MemberAnswer first = one.Answers.Where(answer => _labels.Read(answer.Text) == count.Winner)
            .MinBy(answer => answer.Member)!;
        foreach (MemberAnswer answer in one.Answers)
        {
            int group = count.PlaceOf(_labels.Read(answer.Text)!);
            one.Run.Conclude(
                answer.Place, group == 0 ? StepOutcome.Used : StepOutcome.Outvoted,
                FormattableString.Invariant($"vote {group + 1} of {count.Groups.Count}, with a share of ")
                + FormattableString.Invariant($"{100 * count.Groups[group].Total / count.Total:0.#} %"),
                answer.Answer.From);
        }

        ChatResponse whole = _labels.Known.Count == 0
            ? first.Answer.Whole!
            : WithText(first.Answer.Whole!, count.Winner);
        return Task.FromResult(first.Answer with
        {
            Whole = whole,
            Confidence = count.Share,
            Reason = FormattableString.Invariant(
                $"{count.Groups[0].Votes} of {one.Answers.Count} votes, a share of {100 * count.Share:0.#} %"),
        });
    }

    private VoteCount Count(IReadOnlyList<MemberAnswer> answers) => VoteCount.Of(
        [.. answers.Select(answer => new Ballot(answer.Member, answer.Weight, _labels.Read(answer.Text)!))]);
}
