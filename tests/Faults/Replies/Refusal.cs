namespace Pointsman.Faults;

/// <summary>An answer that is an error.</summary>
/// <param name="Status">The status.</param>
/// <param name="Complaint">What it is about.</param>
/// <param name="Message">What it says.</param>
internal sealed record Refusal(int Status, Complaint Complaint, string Message)
{
    /// <summary>The seconds to wait that the body says, or none.</summary>
    public long? RetrySeconds { get; init; }

    public static Refusal Of(Behaviour behaviour) => new(behaviour.Status, behaviour.Complaint, Text(behaviour))
    {
        RetrySeconds = behaviour.RetryAfter == RetryAfterForm.Body ? behaviour.RetryAfterValue : null,
    };

    public static Refusal BadRequest(string message) => new(400, Complaint.Usual, message);

    private static string Text(Behaviour behaviour) => behaviour.Complaint switch
    {
        Complaint.ContextLength => "The prompt is too long for this model.",
        Complaint.ContentFilter =>
            "The prompt was stopped by a content filter: it was flagged as potentially violating a policy.",
        Complaint.Quota => "The account of this mock has no credit left.",
        _ => $"The mock was asked for a {behaviour.Status}.",
    };
}
