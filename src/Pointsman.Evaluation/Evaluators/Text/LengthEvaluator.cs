namespace Pointsman.Evaluation;

/// <summary>
/// The answer is neither shorter nor longer than allowed, in words, sentences, characters or lines. Words stand between
/// white space, and of Chinese and Japanese each sign is one; a sentence ends with <c>. ! ? …</c> or their like before
/// white space or the end; lines that are empty do not count; characters are code points.
/// </summary>
public sealed class LengthEvaluator : Evaluator
{
    internal static readonly EvaluatorKind Words = Of("word-count", TextLength.Words);
    internal static readonly EvaluatorKind Sentences = Of("sentence-count", LengthText.Sentences);
    internal static readonly EvaluatorKind Characters = Of("character-count", TextLength.Characters);
    internal static readonly EvaluatorKind Lines = Of("line-count", LengthText.Lines);

    private const long Most = 10_000_000;

    private readonly string _kind;
    private readonly Func<string, long> _count;
    private readonly long _least;
    private readonly long _most;

    private LengthEvaluator(string kind, Func<string, long> count, long least, long most)
    {
        _kind = kind;
        _count = count;
        _least = least;
        _most = most;
    }

    /// <inheritdoc />
    public override string Kind => _kind;

    /// <inheritdoc />
    public override string About => (_least, _most) switch
    {
        _ when _least == _most => $"{_kind} {_least}",
        (_, Most) => $"{_kind} ≥ {_least}",
        (0, _) => $"{_kind} ≤ {_most}",
        _ => $"{_kind} {_least} to {_most}",
    };

    /// <summary>So many words.</summary>
    public static LengthEvaluator OfWords(long least, long most = Most) =>
        new("word-count", TextLength.Words, least, most);

    /// <summary>So many sentences.</summary>
    public static LengthEvaluator OfSentences(long least, long most = Most) =>
        new("sentence-count", LengthText.Sentences, least, most);

    /// <summary>So many characters.</summary>
    public static LengthEvaluator OfCharacters(long least, long most = Most) =>
        new("character-count", TextLength.Characters, least, most);

    /// <summary>So many lines.</summary>
    public static LengthEvaluator OfLines(long least, long most = Most) =>
        new("line-count", LengthText.Lines, least, most);

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        long found = _count(evaluated.Answer.Text);
        bool fits = found >= _least && found <= _most;
        return new(EvaluatorScore.Of(fits, $"{found} {_kind.Split('-')[0]}{(found == 1 ? "" : "s")}"));
    }

    private static EvaluatorKind Of(string kind, Func<string, long> count) => new(kind, "exactly", (document, _) =>
    {
        long? exactly = document.Whole("exactly", 0, Most);
        long? least = document.Whole("min", 0, Most);
        long? most = document.Whole("max", 0, Most);
        if (exactly is null && least is null && most is null)
        {
            return document.FaultOf<Evaluator>("", "no bound", $"write {kind}: {{min: 1, max: 100}}");
        }

        if (exactly is not null && (least ?? most) is not null)
        {
            return document.FaultOf<Evaluator>("exactly", "exactly beside min or max", "write one of the two");
        }

        return (least ?? 0) > (most ?? Most)
            ? document.FaultOf<Evaluator>("min", $"{least}, more than max {most}", "write the smaller one as min")
            : new LengthEvaluator(kind, count, exactly ?? least ?? 0, exactly ?? most ?? Most);
    });
}
