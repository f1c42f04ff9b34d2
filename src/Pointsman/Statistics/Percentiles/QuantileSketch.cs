namespace Pointsman;

/// <summary>
/// Percentiles of any number of values from 0 up, such as latencies, in bounded memory: each is wrong by at most a
/// known share of itself. Sketches of many machines and hours are merged, in any order, to the sketch of all their
/// values.
/// </summary>
/// <remarks>
/// Counts stand in buckets as in HdrHistogram: every doubling is cut into 2ᵏ equal parts, which the bits of a double
/// give without a logarithm, and so alike on every machine. When values lie further apart than the buckets reach, the
/// lowest fall together, as in DDSketch (Masson, Rim and Lee, VLDB 2019): all that lies below the window under the
/// largest value counts as its lowest bucket. Which values those are depends on the largest alone, and so not on the
/// order.
/// </remarks>
public sealed class QuantileSketch
{
    /// <summary>The share by which a percentile may be wrong where nothing else is said.</summary>
    public const double DefaultRelativeError = 0.01;

    /// <summary>How many doublings the window holds: from a nanosecond to 300 hours.</summary>
    public const int Doublings = 50;

    internal const int MostBits = 10;

    private const int MantissaBits = 52;

    private readonly BucketWindow _buckets;

    /// <summary>An empty sketch.</summary>
    /// <param name="relativeError">The share by which a percentile may be wrong: from 0.0005 to 0.2.</param>
    public QuantileSketch(double relativeError = DefaultRelativeError)
        : this(BitsFor(relativeError))
    {
    }

    internal QuantileSketch(int bits)
    {
        Bits = bits;
        _buckets = new BucketWindow(Doublings << bits, 1 << bits);
    }

    /// <summary>The share by which a percentile is wrong at most.</summary>
    public double RelativeError => ErrorOf(Bits);

    /// <summary>How many values there are.</summary>
    public long Count { get; private set; }

    /// <summary>The smallest value; nothing while there is none.</summary>
    public double? Min { get; private set; }

    /// <summary>The largest value; nothing while there is none.</summary>
    public double? Max { get; private set; }

    /// <summary>How many bits of the fraction tell the bucket.</summary>
    internal int Bits { get; }

    /// <summary>How many values were 0, or too small to be told from it.</summary>
    internal long Zeros { get; private set; }

    /// <summary>The buckets that hold any, from the lowest.</summary>
    internal IEnumerable<(long Bucket, long Count)> Filled => _buckets.Filled();

    /// <summary>Adds a value: finite, and not below 0.</summary>
    public void Add(double value)
    {
        if (!(double.IsFinite(value) && value >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), $"found {value}; allowed is a finite number from 0 up");
        }

        Include(value, value);
        if (BitConverter.DoubleToInt64Bits(value) >> MantissaBits == 0)
        {
            Put(null, 1);
        }
        else
        {
            Put(BitConverter.DoubleToInt64Bits(value) >> (MantissaBits - Bits), 1);
        }
    }

    /// <summary>Adds all values of another sketch, which must have the same relative error.</summary>
    public void Merge(QuantileSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Bits != Bits)
        {
            throw new ArgumentException(
                $"found a relative error of {other.RelativeError:0.#####}; allowed is that of this sketch, "
                + $"{RelativeError:0.#####}: make all sketches with one", nameof(other));
        }

        if (other.Min is not double least || other.Max is not double most)
        {
            return;
        }

        Include(least, most);
        Put(null, other.Zeros);
        foreach ((long bucket, long count) in other.Filled.ToArray())
        {
            Put(bucket, count);
        }
    }

    /// <summary>
    /// The value at place (n − 1) · share, rounded down and counted from 0, but for <see cref="RelativeError"/>; the
    /// smallest and the largest value as they are, and nothing while there is none.
    /// </summary>
    public double? Quantile(double share)
    {
        Require.Share(share);
        if (Min is not double least || Max is not double most)
        {
            return null;
        }

        long rank = (long)Math.Floor((Count - 1) * share), seen = Zeros;
        if (rank == 0 || rank < seen)
        {
            return least;
        }

        if (rank == Count - 1)
        {
            return most;
        }

        foreach ((long bucket, long count) in Filled)
        {
            seen += count;
            if (rank < seen)
            {
                return Math.Clamp(Middle(bucket), least, most);
            }
        }

        return most;
    }

    /// <summary>The sketch in few bytes, for a database. Sketches of the same values give the same bytes.</summary>
    public byte[] ToBytes() => SketchBytes.Write(this);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">These are not the bytes of a sketch.</exception>
    public static QuantileSketch FromBytes(ReadOnlySpan<byte> bytes) => SketchBytes.Read(bytes);

    /// <summary>Takes the ends into account.</summary>
    internal void Include(double least, double most) =>
        (Min, Max) = (Math.Min(Min ?? least, least), Math.Max(Max ?? most, most));

    /// <summary>Counts into a bucket, or among the zeros where none is named.</summary>
    internal void Put(long? bucket, long count)
    {
        Count = checked(Count + count);
        if (bucket is long number)
        {
            _buckets.Add(number, count);
        }
        else
        {
            Zeros += count;
        }
    }

    // The value from which both ends are as far, as a share of them: 2ab / (a + b).
    private double Middle(long bucket)
    {
        double from = BitConverter.Int64BitsToDouble(bucket << (MantissaBits - Bits));
        double to = BitConverter.Int64BitsToDouble((bucket + 1) << (MantissaBits - Bits));
        return double.IsFinite(to) ? 2 * from / (1 + (from / to)) : from;
    }

    private static int BitsFor(double relativeError)
    {
        if (!(relativeError is >= 0.0005 and <= 0.2))
        {
            throw new ArgumentOutOfRangeException(
                nameof(relativeError), $"found {relativeError}; allowed is a share from 0.0005 to 0.2");
        }

        int bits = 0;
        while (ErrorOf(bits) > relativeError)
        {
            bits++;
        }

        return bits;
    }

    // A bucket from a to b has its middle (b − a) / (b + a) away, which is the most at the start of a doubling.
    private static double ErrorOf(int bits) => 1 / ((2.0 * (1 << bits)) + 1);
}
