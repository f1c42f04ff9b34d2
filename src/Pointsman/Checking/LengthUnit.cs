namespace Pointsman;

/// <summary>What the length of an answer is counted in.</summary>
public enum LengthUnit
{
    /// <summary>Characters as people count them: one for each code point.</summary>
    Characters,

    /// <summary>Words: what stands between blanks; of Chinese and Japanese, each sign.</summary>
    Words,

    /// <summary>Tokens as the provider counted them, else one for four bytes.</summary>
    Tokens,
}
