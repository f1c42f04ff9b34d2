namespace Pointsman.Server;

/// <summary>A key that was just created.</summary>
/// <param name="Key">The key.</param>
/// <param name="Secret">What its clients send; nobody can show it a second time.</param>
internal sealed record CreatedKey(Key Key, string Secret)
{
    /// <summary>Names the key without its secret.</summary>
    public override string ToString() => Key.ToString();
}
