namespace Pointsman;

/// <summary>
/// Counts by number of bucket, for so many buckets under the highest that holds any. What lies lower counts as the
/// lowest of them.
/// </summary>
/// <param name="width">How many buckets are kept.</param>
/// <param name="step">By how many buckets the memory grows.</param>
internal sealed class BucketWindow(int width, int step)
{
    private long[] _counts = [];
    private long _first;
    private long _top = -1;

    /// <summary>The numbers of buckets from the first that holds any to the last, with their counts.</summary>
    public IEnumerable<(long Bucket, long Count)> Filled()
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] > 0)
            {
                yield return (_first + i, _counts[i]);
            }
        }
    }

    /// <summary>Counts into a bucket; its number is 0 or more.</summary>
    public void Add(long bucket, long count)
    {
        if (bucket > _top)
        {
            _top = bucket;
            Reach(Math.Max(Lowest(), Math.Min(bucket, _counts.Length > 0 ? _first : bucket)), bucket);
        }

        bucket = Math.Max(bucket, Lowest());
        if (bucket < _first)
        {
            Reach(bucket, _first + _counts.Length - 1);
        }

        _counts[bucket - _first] += count;
    }

    private long Lowest() => Math.Max(0, _top - width + 1);

    // Makes room from one bucket to another, and lets fall together what is lower.
    private void Reach(long from, long to)
    {
        long last = _first + _counts.Length - 1;
        if (_counts.Length > 0 && from == _first && to <= last)
        {
            return;
        }

        from = Math.Max(Lowest(), from / step * step);
        to = Math.Max(_counts.Length > 0 ? last : to, (to / step * step) + step - 1);
        long[] counts = new long[to - from + 1];
        for (int i = 0; i < _counts.Length; i++)
        {
            counts[Math.Max(0, _first + i - from)] += _counts[i];
        }

        (_counts, _first) = (counts, from);
    }
}
