namespace Pointsman.Evaluation;

/// <summary>A text stands in the answer.</summary>
public sealed class ContainsEvaluator(Template wanted, bool ignoreCase = false) : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("contains", "value", (document, _) =>
    {
        Template? wanted = EvaluatorKeys.Template(document, "value", "{{expected}}");
        bool ignoreCase = document.YesNo("ignore-case") ?? false;
        return wanted is null ? null : new ContainsEvaluator(wanted, ignoreCase);
    });

    /// <inheritdoc />
    public override string Kind => "contains";

    /// <inheritdoc />
    public override string About => $"contains {wanted.Text}";

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        if (wanted.Render(evaluated.Case, out string? missing) is not { } text)
        {
            return new(EvaluatorScore.Failed($"the case has no value for {{{{{missing}}}}}"));
        }

        StringComparison how = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        bool there = evaluated.Answer.Text.Contains(text, how);
        return new(EvaluatorScore.Of(there, there ? null : $"does not contain \"{text}\""));
    }
}
