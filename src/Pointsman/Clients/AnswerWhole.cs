namespace Pointsman;

/// <summary>What a chat client that was asked for pieces tells of an answer that had none.</summary>
public static class AnswerWhole
{
    /// <summary>
    /// Under this name an answer's additional properties say, true, that it was there as a whole before its first piece
    /// was given: when that came says nothing of a first token.
    /// </summary>
    public const string Property = "pointsman.came_whole";
}
