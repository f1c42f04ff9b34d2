namespace Pointsman.Server;

/// <summary>A provider's keys, used in turn. A key that was told to wait is left out until then.</summary>
internal sealed class UpstreamKeys
{
    private readonly string[] _headerValues;
    private readonly long[] _coolUntil;
    private uint _turn;

    /// <summary>Prepares the values of the header that carries a key.</summary>
    public UpstreamKeys(IEnumerable<string> headerValues)
    {
        _headerValues = [.. headerValues];
        _coolUntil = new long[_headerValues.Length];
    }

    public int Count => _headerValues.Length;

    /// <summary>The next key that may be used; -1 when all have to wait, or when there is none.</summary>
    public int Next(long now)
    {
        uint first = _headerValues.Length > 1 ? Interlocked.Increment(ref _turn) : 0;
        for (uint i = 0; i < _headerValues.Length; i++)
        {
            int key = (int)((first + i) % (uint)_headerValues.Length);
            if (Volatile.Read(ref _coolUntil[key]) <= now)
            {
                return key;
            }
        }

        return -1;
    }

    public string HeaderValue(int key) => _headerValues[key];

    /// <summary>Leaves a key alone until a time; a longer wait that was told before stands.</summary>
    public void Cool(int key, long until)
    {
        long known = Volatile.Read(ref _coolUntil[key]);
        while (until > known)
        {
            long before = Interlocked.CompareExchange(ref _coolUntil[key], until, known);
            if (before == known)
            {
                return;
            }

            known = before;
        }
    }

    /// <summary>When the first of the keys may be used again.</summary>
    public long FreeAt
    {
        get
        {
            long first = _coolUntil.Length == 0 ? 0 : long.MaxValue;
            for (int i = 0; i < _coolUntil.Length; i++)
            {
                first = Math.Min(first, Volatile.Read(ref _coolUntil[i]));
            }

            return first;
        }
    }
}
