namespace Pointsman.Evaluation;

/// <summary>The answer ended for one of some reasons: by itself, unless told otherwise.</summary>
public sealed class FinishEvaluator(IReadOnlyList<string> allowed) : Evaluator
{
    /// <summary>The reasons that there are.</summary>
    internal static readonly string[] Reasons = ["stop", "length", "tool_calls", "content_filter"];

    internal static readonly EvaluatorKind Reading = new("finish", "is", (document, _) =>
    {
        IReadOnlyList<string> allowed = document.Words("is");
        string? unknown = allowed.FirstOrDefault(reason => !Reasons.Contains(reason));
        return unknown is null ? new FinishEvaluator(allowed.Count == 0 ? ["stop"] : allowed)
            : document.FaultOf<Evaluator>(
                "is", $"'{unknown}'", Spelling.Hint(unknown, Reasons, $"reasons: {string.Join(", ", Reasons)}"));
    });

    /// <inheritdoc />
    public override string Kind => "finish";

    /// <inheritdoc />
    public override string About => $"finish {string.Join(" or ", allowed)}";

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel) => new(
        evaluated.Answer.Finish is { } finish
            ? EvaluatorScore.Of(allowed.Contains(finish), $"ended by {finish}")
            : EvaluatorScore.Failed("the provider did not say why the answer ended"));
}
