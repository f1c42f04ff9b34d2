namespace Pointsman.Evaluation;

/// <summary>The answer is a text, white space around it aside.</summary>
public sealed class EqualsEvaluator(Template wanted, bool ignoreCase = false) : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("equals", "value", (document, _) =>
    {
        Template? wanted = EvaluatorKeys.Template(document, "value", "{{expected}}");
        bool ignoreCase = document.YesNo("ignore-case") ?? false;
        return wanted is null ? null : new EqualsEvaluator(wanted, ignoreCase);
    });

    /// <inheritdoc />
    public override string Kind => "equals";

    /// <inheritdoc />
    public override string About => $"equals {wanted.Text}";

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        if (wanted.Render(evaluated.Case, out string? missing) is not { } text)
        {
            return new(EvaluatorScore.Failed($"the case has no value for {{{{{missing}}}}}"));
        }

        StringComparison how = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        bool same = evaluated.Answer.Text.AsSpan().Trim().Equals(text.AsSpan().Trim(), how);
        return new(EvaluatorScore.Of(same, same ? null : $"expected \"{text}\""));
    }
}
