namespace Pointsman.Faults;

/// <summary>Where a model falls silent and stays so.</summary>
internal enum Silence
{
    None,

    /// <summary>Not a byte is sent.</summary>
    Hang,

    /// <summary>The head is sent, and nothing more.</summary>
    AfterHead,

    /// <summary>The head and what opens a stream are sent: a role, a <c>message_start</c>, a
    /// <c>response.created</c>.</summary>
    AfterOpening,

    /// <summary>After the opening come deltas without text, for ever.</summary>
    EmptyDeltas,
}
