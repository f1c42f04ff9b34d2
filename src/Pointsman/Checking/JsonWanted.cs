namespace Pointsman;

/// <summary>Which kind of JSON value an answer has to be.</summary>
public enum JsonWanted
{
    /// <summary>Any value. Out of a text that has more than JSON, an object or an array is taken.</summary>
    Any,

    /// <summary>An object.</summary>
    ObjectOnly,

    /// <summary>An array.</summary>
    ArrayOnly,
}
