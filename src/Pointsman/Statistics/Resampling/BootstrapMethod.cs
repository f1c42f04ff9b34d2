namespace Pointsman;

/// <summary>How an interval is read off the resamples.</summary>
public enum BootstrapMethod
{
    /// <summary>
    /// Bias-corrected and accelerated (Efron, JASA 82, 1987): the percentiles, moved by how lopsided the resamples and
    /// the data are. The one to report.
    /// </summary>
    Bca,

    /// <summary>The percentiles of the resamples as they are.</summary>
    Percentile,

    /// <summary>The percentiles mirrored at the estimate.</summary>
    Basic,

    /// <summary>
    /// Percentiles of each resample's t, times the standard error (bootstrap-t); for means alone. The widest on skewed
    /// data, and the nearest to what it promises there.
    /// </summary>
    Studentized,
}
