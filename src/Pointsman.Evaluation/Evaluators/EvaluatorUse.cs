namespace Pointsman.Evaluation;

/// <summary>An evaluator as a suite uses it.</summary>
/// <param name="Evaluator">The evaluator.</param>
public sealed record EvaluatorUse(Evaluator Evaluator)
{
    /// <summary>Its name in reports. Default: what it is about.</summary>
    public string? Label { get; init; }

    /// <summary>Its weight in the score of an answer, at least 0; with 0 it is told and decides nothing. Default: 1.
    /// </summary>
    public double Weight { get; init; } = 1;

    /// <summary>Whether the opposite is wanted.</summary>
    public bool Negate { get; init; }

    /// <summary>Whether its score may lie between 0 and 1; else it is 1 where the answer passes. Default: yes.
    /// </summary>
    public bool Degrees { get; init; } = true;

    /// <summary>
    /// All that a suite says of it, with a mark for each file that it names, so that two that differ in a setting are
    /// told apart when a run goes on. Default: null, they are told apart by name and by what they are about.
    /// </summary>
    public string? Written { get; init; }

    /// <summary>The name in reports.</summary>
    public string Name => Label ?? (Negate ? $"not {Evaluator.About}" : Evaluator.About);

    /// <summary>Judges an answer; whatever goes wrong is an error and no score.</summary>
    public async ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        try
        {
            EvaluatorScore score = await Evaluator.ScoreAsync(evaluated, tools, cancel).ConfigureAwait(false);
            score = Degrees ? score : score.Whole();
            return Negate ? score.Negated() : score;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (UnansweredException silent)
        {
            return EvaluatorScore.Failed(silent.Message);
        }
        catch (Exception broken)
        {
            return EvaluatorScore.Failed($"{Evaluator.Kind} failed: {broken.GetType().Name}: {broken.Message}");
        }
    }
}
