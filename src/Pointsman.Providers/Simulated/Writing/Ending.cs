namespace Pointsman.Providers.Simulated;

/// <summary>What happens after an event instead of the next one.</summary>
internal enum Ending
{
    None,

    /// <summary>The connection breaks.</summary>
    Cut,

    /// <summary>Nothing comes any more.</summary>
    Stall,
}
