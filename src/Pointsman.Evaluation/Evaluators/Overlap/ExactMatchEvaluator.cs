namespace Pointsman.Evaluation;

/// <summary>The answer is one of the texts, as SQuAD compares them: case, punctuation and articles aside.</summary>
public sealed class ExactMatchEvaluator(IReadOnlyList<Template> wanted) : TextEvaluator(wanted)
{
    internal static readonly EvaluatorKind Reading = new("exact-match", "value", (document, _) =>
        EvaluatorKeys.Templates(document, "value", EvaluatorKeys.Expected) is { } wanted
            ? new ExactMatchEvaluator(wanted)
            : null);

    /// <inheritdoc />
    public override string Kind => "exact-match";

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        string[] found = SquadText.Words(answer);
        bool same = texts.Any(text => SquadText.Words(text).SequenceEqual(found));
        return EvaluatorScore.Of(same, same ? null : $"expected {Quoted(texts)}");
    }
}
