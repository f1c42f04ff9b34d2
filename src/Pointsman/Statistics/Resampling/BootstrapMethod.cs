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

    /// <summary>
    /// As far to either side as the sizes of the resamples' t reach, and no less far than Student's t; for means alone
    /// (P. Hall, JRSS B 50, 1988). The one for differences and for few clusters: of 20 units and more it comes nearest
    /// to its promise. Of very lopsided values, or few that differ at all, it too misses the truth somewhat too often.
    /// </summary>
    Symmetric,
}
