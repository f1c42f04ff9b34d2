using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>A message of a prompt.</summary>
/// <param name="Role">Who says it.</param>
/// <param name="Text">What is said.</param>
public sealed record PromptMessage(ChatRole Role, Template Text);
