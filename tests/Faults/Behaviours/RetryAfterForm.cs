namespace Pointsman.Faults;

/// <summary>How a refusal says when to come again.</summary>
internal enum RetryAfterForm
{
    None,
    Seconds,
    Date,
    Milliseconds,
    AzureMilliseconds,

    /// <summary>In the body, as Gemini does.</summary>
    Body,

    /// <summary>A text that is neither number nor date.</summary>
    Garbage,
}
