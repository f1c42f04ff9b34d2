namespace Pointsman.Server;

/// <summary>Where the attempt in a slot stands. The numbers stand in the file.</summary>
internal enum SlotState : byte
{
    /// <summary>No attempt, or one that is committed.</summary>
    Free = 0,

    /// <summary>The request may be on its way to the provider.</summary>
    Begun = 1,

    /// <summary>The attempt is over, and not yet committed.</summary>
    Ended = 2,
}
