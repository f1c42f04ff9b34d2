namespace Pointsman.Server;

/// <summary>The texts of a call as they are stored: redacted, and cut where they were too long.</summary>
internal sealed record StoredTexts
{
    public required string Route { get; init; }

    /// <summary>When the call began, in milliseconds since 1970.</summary>
    public required long Started { get; init; }

    /// <summary>When they are deleted, in milliseconds since 1970.</summary>
    public required long Expires { get; init; }

    public required string Prompt { get; init; }

    /// <summary>How large the request's body was as it came.</summary>
    public required long PromptBytes { get; init; }

    public required bool PromptCut { get; init; }

    public required string Answer { get; init; }

    /// <summary>How large the answer was as the client got it.</summary>
    public required long AnswerBytes { get; init; }

    public required bool AnswerCut { get; init; }

    /// <summary>The media type of the answer.</summary>
    public required string AnswerType { get; init; }
}
