namespace Pointsman.Server;

/// <summary>Who may use an address.</summary>
internal enum ApiAccess
{
    /// <summary>Everybody.</summary>
    Anyone,

    /// <summary>Whoever has a key, and programs of this machine without one.</summary>
    Key,

    /// <summary>Whoever has the admin token.</summary>
    Admin,

    /// <summary>Whoever has entered the page with the admin token.</summary>
    Page,

    /// <summary>The admin, and the key whose call it is about.</summary>
    AdminOrOwnKey,
}
