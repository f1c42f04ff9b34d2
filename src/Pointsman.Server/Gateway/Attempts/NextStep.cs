namespace Pointsman.Server;

/// <summary>What follows an attempt.</summary>
internal enum NextStep
{
    /// <summary>The client has its answer, or is gone.</summary>
    Done,

    /// <summary>The failure is the answer.</summary>
    GiveUp,

    /// <summary>The next target; this one may be tried again later.</summary>
    Next,

    /// <summary>The next target; this one is out for this request.</summary>
    NextForGood,

    /// <summary>The next target whose window is larger.</summary>
    LargerWindow,

    /// <summary>The same target at once, asked in another way or with another key.</summary>
    SameAtOnce,
}
