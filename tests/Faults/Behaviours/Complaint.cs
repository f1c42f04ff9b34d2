namespace Pointsman.Faults;

/// <summary>What an error is about, where a status does not say it.</summary>
internal enum Complaint
{
    /// <summary>What the status says.</summary>
    Usual,

    /// <summary>The prompt is longer than the model's window.</summary>
    ContextLength,

    /// <summary>The prompt was stopped by a content filter.</summary>
    ContentFilter,

    /// <summary>The account has no credit left.</summary>
    Quota,

    /// <summary>The option <c>stream_options</c> is not taken.</summary>
    StreamOptions,
}
