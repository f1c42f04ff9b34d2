namespace Pointsman.Providers;

/// <summary>Ids for what a provider left nameless but a protocol must name; they only tell things apart.</summary>
internal static class MintedId
{
    /// <summary>A new id: <c>call_</c> or <c>msg_</c> and 24 hexadecimal digits.</summary>
    public static string New(string prefix) => prefix + Guid.NewGuid().ToString("N")[..24];
}
