namespace Pointsman.Evaluation;

/// <summary>
/// Texts stand in the answer: any of them, or all. The score of <c>contains-all</c> is the share that was found.
/// </summary>
public sealed class ContainsEvaluator : TextEvaluator
{
    internal static readonly EvaluatorKind Reading = One("contains", ignoreCase: false);
    internal static readonly EvaluatorKind AnyCase = One("icontains", ignoreCase: true);
    internal static readonly EvaluatorKind Any = Many("contains-any", all: false, ignoreCase: false);
    internal static readonly EvaluatorKind All = Many("contains-all", all: true, ignoreCase: false);
    internal static readonly EvaluatorKind AnyOfAnyCase = Many("icontains-any", all: false, ignoreCase: true);
    internal static readonly EvaluatorKind AllOfAnyCase = Many("icontains-all", all: true, ignoreCase: true);

    private readonly string _kind;
    private readonly bool _all;
    private readonly bool _ignoreCase;

    /// <summary>A text stands in the answer.</summary>
    public ContainsEvaluator(Template wanted, bool ignoreCase = false)
        : this(ignoreCase ? "icontains" : "contains", [wanted], false, ignoreCase)
    {
    }

    /// <summary>Any of several texts stands in the answer, or all of them do.</summary>
    public ContainsEvaluator(IReadOnlyList<Template> wanted, bool all, bool ignoreCase = false)
        : this($"{(ignoreCase ? "i" : "")}contains-{(all ? "all" : "any")}", wanted, all, ignoreCase)
    {
    }

    private ContainsEvaluator(string kind, IReadOnlyList<Template> wanted, bool all, bool ignoreCase)
        : base(wanted)
    {
        _kind = kind;
        _all = all;
        _ignoreCase = ignoreCase;
    }

    /// <inheritdoc />
    public override string Kind => _kind;

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        if (texts.Contains(""))
        {
            return Empty();
        }

        StringComparison how = _ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        string[] absent = [.. texts.Where(text => !answer.Contains(text, how))];
        if (!_all)
        {
            bool there = absent.Length < texts.Count;
            return EvaluatorScore.Of(there, there ? null : $"does not contain {Quoted(absent)}");
        }

        double found = (double)(texts.Count - absent.Length) / texts.Count;
        return EvaluatorScore.Of(found, absent.Length == 0, absent.Length == 0 ? null : $"lacks {Quoted(absent)}");
    }

    private static EvaluatorKind One(string kind, bool ignoreCase) => new(kind, "value", (document, _) =>
    {
        bool anyCase = ignoreCase || document.YesNo("ignore-case") == true;
        Template? wanted = EvaluatorKeys.Template(document, "value", EvaluatorKeys.Expected);
        return wanted is null ? null : new ContainsEvaluator(wanted, anyCase);
    });

    private static EvaluatorKind Many(string kind, bool all, bool ignoreCase) => new(kind, "values", (document, _) =>
        EvaluatorKeys.Templates(document, "values", EvaluatorKeys.Expected) is { } wanted
            ? new ContainsEvaluator(wanted, all, ignoreCase)
            : null);
}
