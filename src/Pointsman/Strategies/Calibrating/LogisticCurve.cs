namespace Pointsman;

/// <summary>
/// log-odds of being right = a + b × log-odds of what was said. a is drawn towards 0 with a deviation of 1.5, b towards
/// 1 with a deviation of 0.5, and b is never negative. Without labels the curve is the diagonal.
/// </summary>
internal sealed record LogisticCurve(double A, double B)
{
    // What is said at 0 and 1 has no log-odds; nothing is surer than 1 in 100.
    private const double Edge = 0.01;
    private const double DeviationOfA = 1.5;
    private const double DeviationOfB = 0.5;
    private const int MostSteps = 100;

    /// <summary>The curve that is likeliest, given the labels and where it is drawn to.</summary>
    public static LogisticCurve Fit(IReadOnlyList<LabelledConfidence> labelled)
    {
        LogisticCurve free = Descend(labelled, new LogisticCurve(0, 1), fixedB: false);
        return free.B >= 0 ? free : Descend(labelled, new LogisticCurve(0, 0), fixedB: true);
    }

    /// <summary>The probability of being right.</summary>
    public double At(double raw) => 1 / (1 + Math.Exp(-(A + (B * LogOdds(raw)))));

    /// <summary>The curve at every twentieth and at its ends.</summary>
    public IReadOnlyList<CalibrationPoint> Points() =>
    [
        .. Enumerable.Range(0, 21).Select(i => i / 20.0).Concat([Edge, 1 - Edge]).Order()
            .Select(raw => new CalibrationPoint(raw, At(raw))),
    ];

    private static double LogOdds(double raw)
    {
        double inside = Math.Clamp(raw, Edge, 1 - Edge);
        return Math.Log(inside / (1 - inside));
    }

    // Newton's method; the loss is convex, and a step that overshoots is halved.
    private static LogisticCurve Descend(IReadOnlyList<LabelledConfidence> labelled, LogisticCurve from, bool fixedB)
    {
        LogisticCurve at = from;
        double loss = at.Loss(labelled);
        for (int step = 0; step < MostSteps; step++)
        {
            (double byA, double byB) = at.Direction(labelled, fixedB);
            double part = 1;
            LogisticCurve next = new(at.A - byA, at.B - byB);
            while (next.Loss(labelled) > loss && part > 1e-6)
            {
                part /= 2;
                next = new(at.A - (part * byA), at.B - (part * byB));
            }

            double better = next.Loss(labelled);
            if (better >= loss - 1e-12)
            {
                return at;
            }

            (at, loss) = (next, better);
        }

        return at;
    }

    private double Loss(IReadOnlyList<LabelledConfidence> labelled)
    {
        double loss = (A * A / (2 * DeviationOfA * DeviationOfA))
            + ((B - 1) * (B - 1) / (2 * DeviationOfB * DeviationOfB));
        foreach (LabelledConfidence one in labelled)
        {
            // -y log p - (1 - y) log(1 - p) = log(1 + e^z) - y z, written so that large z do no harm.
            double z = A + (B * LogOdds(one.Raw));
            loss += Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (one.Right * z);
        }

        return loss;
    }

    private (double A, double B) Direction(IReadOnlyList<LabelledConfidence> labelled, bool fixedB)
    {
        double a = A / (DeviationOfA * DeviationOfA), b = (B - 1) / (DeviationOfB * DeviationOfB);
        double aa = 1 / (DeviationOfA * DeviationOfA), bb = 1 / (DeviationOfB * DeviationOfB), ab = 0;
        foreach (LabelledConfidence one in labelled)
        {
            double x = LogOdds(one.Raw), p = At(one.Raw), weight = p * (1 - p);
            a += p - one.Right;
            b += (p - one.Right) * x;
            aa += weight;
            ab += weight * x;
            bb += weight * x * x;
        }

        double determinant = (aa * bb) - (ab * ab);
        return fixedB ? (a / aa, 0) : (((bb * a) - (ab * b)) / determinant, ((aa * b) - (ab * a)) / determinant);
    }
}
