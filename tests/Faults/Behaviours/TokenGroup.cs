namespace Pointsman.Faults;

/// <summary>Words that belong together, under a heading.</summary>
internal sealed record TokenGroup(string Title, IReadOnlyList<Token> Tokens);
