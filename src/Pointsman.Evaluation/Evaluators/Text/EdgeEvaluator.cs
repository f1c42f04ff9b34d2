namespace Pointsman.Evaluation;

/// <summary>The answer begins with a text, or ends with it, white space around the answer aside.</summary>
public sealed class EdgeEvaluator(Template wanted, bool end, bool ignoreCase = false) : TextEvaluator([wanted])
{
    internal static readonly EvaluatorKind Start = Of("starts-with", end: false);
    internal static readonly EvaluatorKind End = Of("ends-with", end: true);

    /// <inheritdoc />
    public override string Kind => end ? "ends-with" : "starts-with";

    /// <inheritdoc />
    protected override string Settings => ignoreCase ? "(any case)" : "";

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        if (texts.Any(string.IsNullOrWhiteSpace))
        {
            return Empty();
        }

        StringComparison how = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        string edge = end ? answer.TrimEnd() : answer.TrimStart();
        bool there = texts.Any(text => end
            ? edge.EndsWith(text.TrimEnd(), how)
            : edge.StartsWith(text.TrimStart(), how));
        return EvaluatorScore.Of(there, there ? null : $"does not {(end ? "end" : "begin")} with {Quoted(texts)}");
    }

    private static EvaluatorKind Of(string kind, bool end) => new(kind, "value", (document, _) =>
    {
        bool ignoreCase = document.YesNo("ignore-case") ?? false;
        Template? wanted = EvaluatorKeys.Template(document, "value", EvaluatorKeys.Expected);
        return wanted is null ? null : new EdgeEvaluator(wanted, end, ignoreCase);
    });
}
