using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>
/// A regular expression of .NET is found in the answer. It is matched in linear time where it has neither look-around
/// nor back references, and in any case for 100 ms at most; a match that takes longer is an error.
/// </summary>
public sealed class RegexEvaluator : TextEvaluator
{
    internal static readonly EvaluatorKind Reading = new("regex", "pattern", (document, _) =>
    {
        bool ignoreCase = document.YesNo("ignore-case") ?? false;
        Template? pattern = EvaluatorKeys.Template(document, "pattern");
        if (pattern is null)
        {
            return null;
        }

        var evaluator = new RegexEvaluator(pattern, ignoreCase);
        return evaluator._wrong is { } wrong
            ? document.FaultOf<RegexEvaluator>("pattern", wrong, "write a regular expression of .NET")
            : evaluator;
    });

    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    private readonly bool _ignoreCase;
    private readonly Regex? _ready;
    private readonly string? _wrong;

    /// <summary>Looks for an expression, in which <c>{{name}}</c> stands for a value of the case, taken as an
    /// expression too.</summary>
    public RegexEvaluator(Template pattern, bool ignoreCase = false)
        : base([pattern])
    {
        _ignoreCase = ignoreCase;
        _ready = pattern.Names.Count == 0 ? Read(pattern.Text, out _wrong) : null;
    }

    /// <inheritdoc />
    public override string Kind => "regex";

    /// <inheritdoc />
    protected override string Settings => _ignoreCase ? "(any case)" : "";

    /// <inheritdoc />
    protected override EvaluatorScore Score(string answer, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        if (texts.Contains(""))
        {
            return Empty();
        }

        foreach (string text in texts)
        {
            string? wrong = null;
            if ((_ready ?? Read(text, out wrong)) is not { } pattern)
            {
                return EvaluatorScore.Failed($"no regular expression: {wrong}");
            }

            switch (BoundedPattern.Matches(pattern, answer))
            {
                case true:
                    return EvaluatorScore.Of(true);
                case null:
                    return EvaluatorScore.Failed(
                        $"could not find out within {Timeout.TotalMilliseconds:0} ms whether it matches {pattern}");
                default:
                    break;
            }
        }

        return EvaluatorScore.Of(false, $"does not match {Quoted(texts)}");
    }

    private Regex? Read(string pattern, out string? wrong) =>
        BoundedPattern.Read(_ignoreCase ? $"(?i){pattern}" : pattern, Timeout, out wrong);
}
