namespace Pointsman.Server;

/// <summary>What <see cref="JsonScan"/> finds.</summary>
internal enum JsonMark
{
    /// <summary>The beginning of an object.</summary>
    OpenObject,

    /// <summary>The beginning of a list.</summary>
    OpenList,

    /// <summary>The end of either.</summary>
    Close,

    /// <summary>The name of a field.</summary>
    Name,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number, a word, or what is no JSON.</summary>
    Other,
}
