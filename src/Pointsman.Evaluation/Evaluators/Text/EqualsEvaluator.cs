namespace Pointsman.Evaluation;

/// <summary>The answer is a text; of a list of texts, one of them.</summary>
/// <param name="wanted">The text.</param>
/// <param name="ignoreCase">Whether capitals count as small letters.</param>
/// <param name="trim">Whether white space around both is looked over.</param>
public sealed class EqualsEvaluator(Template wanted, bool ignoreCase = false, bool trim = true)
    : TextEvaluator([wanted])
{
    internal static readonly EvaluatorKind Reading = new("equals", "value", (document, _) =>
    {
        bool ignoreCase = document.YesNo("ignore-case") ?? false;
        bool trim = document.YesNo("trim") ?? true;
        Template? wanted = EvaluatorKeys.Template(document, "value", EvaluatorKeys.Expected);
        return wanted is null ? null : new EqualsEvaluator(wanted, ignoreCase, trim);
    });

    /// <inheritdoc />
    public override string Kind => "equals";

    /// <inheritdoc />
    protected override string Settings => EvaluatorKeys.Looseness(ignoreCase, trim);

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        StringComparison how = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        bool same = texts.Any(text => trim
            ? answer.AsSpan().Trim().Equals(text.AsSpan().Trim(), how)
            : answer.Equals(text, how));
        return EvaluatorScore.Of(same, same ? null : $"expected {Quoted(texts)}");
    }
}
