namespace Pointsman.Evaluation;

/// <summary>
/// Judges one answer. Derive from it to judge by a rule of your own; the base owns nothing. What it throws is counted
/// as an error of the evaluator, never as a score. One instance judges many answers at once.
/// </summary>
public abstract class Evaluator
{
    /// <summary>The word that suites name it by: <c>contains</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What it looks for, in a few words, for reports: <c>contains "Paris"</c>. Default: the kind.</summary>
    public virtual string About => Kind;

    /// <summary>
    /// The model that it has judge: its name, empty for the suite's judge. Default: null, no model.
    /// </summary>
    public virtual string? JudgedBy => null;

    /// <summary>All models that it may have judge, where it asks several. Default: <see cref="JudgedBy"/> alone.
    /// </summary>
    public virtual IEnumerable<string> Judges => JudgedBy is { } judge ? [judge] : [];

    /// <summary>Judges an answer.</summary>
    /// <param name="evaluated">The answer and its case.</param>
    /// <param name="tools">What an evaluator may use beside the answer.</param>
    /// <param name="cancel">Ends the wait.</param>
    public abstract ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel);
}
