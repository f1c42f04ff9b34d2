namespace Pointsman.Server;

/// <summary>
/// The keys that requests are checked against: a snapshot that never changes and is swapped for another. Checking
/// takes no lock and allocates nothing.
/// </summary>
internal sealed class KeyRing
{
    private volatile Dictionary<KeyHash, Key> _keys = [];

    /// <summary>Finds the key of a secret, and says why it may not be used.</summary>
    public KeyFound Find(ReadOnlySpan<byte> presented, DateTimeOffset now)
    {
        if (presented.IsEmpty)
        {
            return new KeyFound(null, KeyRefusal.Missing);
        }

        if (presented.Length > KeySecret.MostBytes || !_keys.TryGetValue(KeyHash.Of(presented), out Key? key))
        {
            return new KeyFound(null, KeyRefusal.Unknown);
        }

        KeyRefusal refusal = key.Revoked is not null ? KeyRefusal.Revoked
            : key.Expires <= now ? KeyRefusal.Expired
            : KeyRefusal.None;
        return new KeyFound(key, refusal);
    }

    /// <summary>Whether any key may be used now.</summary>
    public bool HasGood(DateTimeOffset now) =>
        _keys.Values.Any(key => key.Revoked is null && !(key.Expires <= now));

    /// <summary>Takes other keys in place of all.</summary>
    public void Replace(IEnumerable<StoredKey> keys) => _keys = keys.ToDictionary(one => one.Hash, one => one.Key);

    /// <summary>Takes a key that is new or changed. Changes must come one after another.</summary>
    public void Put(StoredKey changed) =>
        _keys = new Dictionary<KeyHash, Key>(_keys) { [changed.Hash] = changed.Key };
}
