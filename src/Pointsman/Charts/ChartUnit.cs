namespace Pointsman;

/// <summary>How the numbers of an axis are written.</summary>
public enum ChartUnit
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A share, written in per cent; its axis never leaves 0 to 1.</summary>
    Share,

    /// <summary>Seconds; less than one is written in milliseconds.</summary>
    Seconds,

    /// <summary>Dollars, with as many digits as small amounts need.</summary>
    Dollars,
}
