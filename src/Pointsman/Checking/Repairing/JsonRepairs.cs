namespace Pointsman;

/// <summary>What was done to a text to make JSON of it.</summary>
[Flags]
public enum JsonRepairs
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A byte order mark was taken off.</summary>
    ByteOrderMark = 1,

    /// <summary>Thinking that stood before the answer was taken off.</summary>
    Thinking = 1 << 1,

    /// <summary>A code fence was taken off.</summary>
    Fence = 1 << 2,

    /// <summary>Words before the JSON were taken off.</summary>
    Preamble = 1 << 3,

    /// <summary>What stood behind the JSON was taken off.</summary>
    Epilogue = 1 << 4,

    /// <summary>Of several values one after the other the first was taken.</summary>
    SeveralValues = 1 << 5,

    /// <summary>Single quotes became double ones.</summary>
    SingleQuotes = 1 << 6,

    /// <summary>Typographic quotes became plain ones.</summary>
    SmartQuotes = 1 << 7,

    /// <summary>A key got its quotes.</summary>
    UnquotedKey = 1 << 8,

    /// <summary>A comma before a closing bracket was taken out.</summary>
    TrailingComma = 1 << 9,

    /// <summary>A comma between two members was put in.</summary>
    MissingComma = 1 << 10,

    /// <summary>A comment was taken out.</summary>
    Comment = 1 << 11,

    /// <summary>A literal of Python or JavaScript became one of JSON; NaN and its like become null.</summary>
    Literal = 1 << 12,

    /// <summary>Line breaks, tabs and other control characters within a text were escaped.</summary>
    ControlCharacter = 1 << 13,

    /// <summary>Quotes within a text were escaped.</summary>
    InnerQuote = 1 << 14,

    /// <summary>An escape that JSON does not know, or half a character, was put right.</summary>
    WrongEscape = 1 << 15,

    /// <summary>
    /// The text ends before the JSON does. What was open is closed, half a key and half a literal are dropped, and the
    /// value is given only to those who allow it.
    /// </summary>
    TruncatedTail = 1 << 16,
}
