namespace Pointsman.Evaluation;

/// <summary>The answer begins with a text, or ends with it.</summary>
/// <param name="wanted">The text.</param>
/// <param name="end">Whether it stands at the end.</param>
/// <param name="ignoreCase">Whether capitals count as small letters.</param>
/// <param name="trim">Whether white space at that edge of both is looked over.</param>
public sealed class EdgeEvaluator(Template wanted, bool end, bool ignoreCase = false, bool trim = true)
    : TextEvaluator([wanted])
{
    internal static readonly EvaluatorKind Start = Of("starts-with", end: false);
    internal static readonly EvaluatorKind End = Of("ends-with", end: true);

    /// <inheritdoc />
    public override string Kind => end ? "ends-with" : "starts-with";

    /// <inheritdoc />
    protected override string Settings => EvaluatorKeys.Looseness(ignoreCase, trim);

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        if (texts.Any(text => trim ? string.IsNullOrWhiteSpace(text) : text.Length == 0))
        {
            return Empty();
        }

        StringComparison how = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        string edge = Edge(answer);
        bool there = texts.Any(text => end ? edge.EndsWith(Edge(text), how) : edge.StartsWith(Edge(text), how));
        return EvaluatorScore.Of(there, there ? null : $"does not {(end ? "end" : "begin")} with {Quoted(texts)}");
    }

    private string Edge(string text) => !trim ? text : end ? text.TrimEnd() : text.TrimStart();

    private static EvaluatorKind Of(string kind, bool end) => new(kind, "value", (document, _) =>
    {
        bool ignoreCase = document.YesNo("ignore-case") ?? false;
        bool trim = document.YesNo("trim") ?? true;
        Template? wanted = EvaluatorKeys.Template(document, "value", EvaluatorKeys.Expected);
        return wanted is null ? null : new EdgeEvaluator(wanted, end, ignoreCase, trim);
    });
}
