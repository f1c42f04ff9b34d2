namespace Pointsman.Evaluation;

/// <summary>
/// How a suite writes a kind of evaluator. The settings stand under the kind's own word; a single value stands for the
/// key <paramref name="Shorthand"/>: <c>contains: Paris</c> is <c>contains: {value: Paris}</c>.
/// </summary>
/// <param name="Name">The word.</param>
/// <param name="Shorthand">The key that a single value stands for; null where it has settings only, or none.</param>
/// <param name="Read">Makes it of its settings; null, with faults, where they are wrong.</param>
internal sealed record EvaluatorKind(
    string Name, string? Shorthand, Func<Document, EvaluatorFiles, Evaluator?> Read);
