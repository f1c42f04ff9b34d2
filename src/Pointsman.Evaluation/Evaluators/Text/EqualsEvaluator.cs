namespace Pointsman.Evaluation;

/// <summary>The answer is a text, white space around it aside; of a list of texts, one of them.</summary>
public sealed class EqualsEvaluator(Template wanted, bool ignoreCase = false) : TextEvaluator([wanted])
{
    internal static readonly EvaluatorKind Reading = new("equals", "value", (document, _) =>
    {
        bool ignoreCase = document.YesNo("ignore-case") ?? false;
        Template? wanted = EvaluatorKeys.Template(document, "value", EvaluatorKeys.Expected);
        return wanted is null ? null : new EqualsEvaluator(wanted, ignoreCase);
    });

    /// <inheritdoc />
    public override string Kind => "equals";

    /// <inheritdoc />
    protected override string Settings => ignoreCase ? "(any case)" : "";

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        StringComparison how = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        bool same = texts.Any(text => answer.AsSpan().Trim().Equals(text.AsSpan().Trim(), how));
        return EvaluatorScore.Of(same, same ? null : $"expected {Quoted(texts)}");
    }
}
