namespace Pointsman.Providers.Simulated;

/// <summary>What goes wrong on demand.</summary>
internal enum FaultKind
{
    /// <summary>429 with Retry-After.</summary>
    TooMany,

    /// <summary>500.</summary>
    Failing,

    /// <summary>503 with Retry-After.</summary>
    Overloaded,

    /// <summary>No answer at all.</summary>
    Timeout,

    /// <summary>The connection breaks in the middle of the answer.</summary>
    Cut,

    /// <summary>The answer stops in the middle and nothing more comes.</summary>
    Stall,

    /// <summary>Everything takes ten times as long.</summary>
    Slow,

    /// <summary>A page of HTML with status 200.</summary>
    Html,

    /// <summary>JSON that does not parse; in a stream one such event among good ones.</summary>
    BadJson,

    /// <summary>Status 200 and no body.</summary>
    Empty,

    /// <summary>Status 200 and an error in the body; in a stream after the first event.</summary>
    InBand,
}
