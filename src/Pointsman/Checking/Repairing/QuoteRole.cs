namespace Pointsman;

/// <summary>What a quote within a text is.</summary>
internal enum QuoteRole
{
    /// <summary>The end of the text.</summary>
    Closing,

    /// <summary>A letter of the text that should have been escaped.</summary>
    Inner,

    /// <summary>It could be either.</summary>
    Ambiguous,
}
