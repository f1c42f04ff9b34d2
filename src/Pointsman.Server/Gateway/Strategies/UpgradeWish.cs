namespace Pointsman.Server;

/// <summary>How a client wants a better answer that comes behind the fast one.</summary>
internal enum UpgradeWish
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As an event of the stream, before its end.</summary>
    Stream,

    /// <summary>To fetch it by the id of the decision.</summary>
    Later,
}
