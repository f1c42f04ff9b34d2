namespace Pointsman;

/// <summary>Where a text stands in JSON, which says what may follow it.</summary>
internal enum TextPlace
{
    /// <summary>Before a colon.</summary>
    Key,

    /// <summary>Behind a colon.</summary>
    Property,

    /// <summary>In an array.</summary>
    Item,
}
