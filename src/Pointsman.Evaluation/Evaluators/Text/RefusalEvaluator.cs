using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// The answer is a refusal, by its words or by the provider's filter; <c>not-refusal</c> wants an answer. What is found
/// and what is missed is told at <see cref="RefusalCheck"/>.
/// </summary>
public sealed class RefusalEvaluator(int mostCharacters = RefusalCheck.DefaultCharacters) : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("refusal", null, (document, _) =>
        new RefusalEvaluator((int)(document.Whole("most-characters", 1, 100_000) ?? RefusalCheck.DefaultCharacters)));

    private readonly RefusalCheck _check = new(mostCharacters);

    /// <inheritdoc />
    public override string Kind => "refusal";

    /// <inheritdoc />
    public override string About =>
        mostCharacters == RefusalCheck.DefaultCharacters ? Kind : $"{Kind} within {mostCharacters} characters";

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        ChatFinishReason? why = evaluated.Answer.Finish is { Length: > 0 } finish ? new ChatFinishReason(finish) : null;
        CheckResult found = _check.Check(new CheckedAnswer(evaluated.Answer.Text) { FinishReason = why });
        return new(EvaluatorScore.Of(!found.Passed, found.Fault?.Split(", allowed")[0] ?? "no refusal was found"));
    }
}
