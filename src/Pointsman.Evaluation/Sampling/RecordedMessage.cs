namespace Pointsman.Evaluation;

/// <summary>A message of a recorded request.</summary>
/// <param name="Role">Who said it: system, user or assistant.</param>
/// <param name="Text">What was said.</param>
public sealed record RecordedMessage(string Role, string Text);
