namespace Pointsman.Server;

/// <summary>A message of a conversation, as people read it.</summary>
/// <param name="Role">Who speaks: <c>system</c>, <c>user</c>, <c>assistant</c>, <c>tool</c>.</param>
/// <param name="Text">What they say; what is no text is named in brackets.</param>
internal sealed record CaseMessage(string Role, string Text);
