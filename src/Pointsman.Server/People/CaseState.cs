namespace Pointsman.Server;

/// <summary>How a case stands. The numbers stand in the database.</summary>
internal enum CaseState
{
    /// <summary>Anybody may take it or answer it.</summary>
    Waiting = 0,

    /// <summary>Somebody has it, until their lease ends.</summary>
    Taken = 1,

    /// <summary>It is answered, for good.</summary>
    Answered = 2,

    /// <summary>Nobody wants the answer any more.</summary>
    Withdrawn = 3,

    /// <summary>Nobody answered while it was open.</summary>
    Expired = 4,
}
