namespace Pointsman.Evaluation;

/// <summary>What becomes of a type of assertion.</summary>
/// <param name="Name">The type.</param>
/// <param name="Kind">Our kind of evaluator; null where there is none.</param>
/// <param name="Fit">How well it fits.</param>
/// <param name="Note">In what it differs, or what to do instead.</param>
internal sealed record PromptfooType(string Name, string? Kind, PromptfooFit Fit, string Note);
