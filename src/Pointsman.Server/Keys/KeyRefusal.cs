namespace Pointsman.Server;

/// <summary>Why a key is refused.</summary>
internal enum KeyRefusal
{
    /// <summary>It is good.</summary>
    None,

    /// <summary>No key was sent.</summary>
    Missing,

    /// <summary>Nobody has ever been given this key.</summary>
    Unknown,

    /// <summary>It was revoked.</summary>
    Revoked,

    /// <summary>Its time is over.</summary>
    Expired,
}
