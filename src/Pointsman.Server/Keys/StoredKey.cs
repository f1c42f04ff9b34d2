namespace Pointsman.Server;

/// <summary>A key, and the hash by which it is found.</summary>
/// <param name="Key">The key.</param>
/// <param name="Hash">The hash of its secret.</param>
internal readonly record struct StoredKey(Key Key, KeyHash Hash);
