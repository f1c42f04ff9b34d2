namespace Pointsman;

/// <summary>What the words of a prompt tell.</summary>
/// <param name="Clues">The counts.</param>
/// <param name="Traits">Code, maths and urgency, where they were found.</param>
/// <param name="Language">The language of the question.</param>
public readonly record struct PromptFindings(TextClues Clues, RequestTraits Traits, TextLanguage Language);
