namespace Pointsman.Server;

/// <summary>The texts of a call as they came, on their way to be redacted and stored.</summary>
internal sealed record CapturedTexts
{
    public required DecisionId Id { get; init; }

    public required string Route { get; init; }

    /// <summary>The route's terms when the call began.</summary>
    public required StoreSettings Terms { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>The beginning of the request's body.</summary>
    public required byte[] Prompt { get; init; }

    /// <summary>How large the whole body was.</summary>
    public required long PromptBytes { get; init; }

    /// <summary>Whether some of the body is missing.</summary>
    public required bool PromptCut { get; init; }

    /// <summary>The beginning of what the client got.</summary>
    public required byte[] Answer { get; init; }

    /// <summary>How much the client got.</summary>
    public required long AnswerBytes { get; init; }

    /// <summary>Whether some of what the client got is missing.</summary>
    public required bool AnswerCut { get; init; }

    /// <summary>The media type of the answer.</summary>
    public required string AnswerType { get; init; }

    /// <summary>Whether the answer is a list that grew while it was sent.</summary>
    public bool AnswerGrew { get; init; }

    /// <summary>How much memory they take.</summary>
    public long Size => Prompt.Length + Answer.Length;

    /// <summary>The same, with all blacked out that the route's rules find.</summary>
    public CapturedTexts Redacted()
    {
        var redaction = new Redaction(Terms.Redact);
        return this with
        {
            Prompt = redaction.Body(Prompt), Answer = redaction.Answer(Answer, AnswerType, AnswerGrew),
        };
    }
}
