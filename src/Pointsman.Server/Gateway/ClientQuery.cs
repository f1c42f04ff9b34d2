using System.Collections.Frozen;
using System.Text;

namespace Pointsman.Server;

/// <summary>
/// What a client writes behind the question mark, as far as it goes upstream: what the gateway does not know may mean
/// something to the provider whose protocol the client speaks.
/// </summary>
internal static class ClientQuery
{
    // Credentials, and what would change the form of an answer that the gateway reads.
    private static readonly FrozenSet<string> StaysDown = new[]
    {
        "key", "api_key", "api-key", "apikey", "access_token", "oauth_token", "alt", "$alt", "callback", "$callback",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address with what goes along; the very same where nothing does.</summary>
    public static Uri AddTo(Uri address, string? query)
    {
        if (string.IsNullOrEmpty(query))
        {
            return address;
        }

        StringBuilder? text = null;
        ReadOnlySpan<char> pairs = query.AsSpan().TrimStart('?');
        foreach (Range range in pairs.Split('&'))
        {
            ReadOnlySpan<char> pair = pairs[range];
            if (!pair.IsEmpty && GoesUp(Name(pair), address.Query))
            {
                char before = text is null && address.Query.Length == 0 ? '?' : '&';
                text = (text ?? new StringBuilder(address.AbsoluteUri)).Append(before).Append(pair);
            }
        }

        return text is null ? address : new Uri(text.ToString());
    }

    private static bool GoesUp(string name, ReadOnlySpan<char> configured)
    {
        if (StaysDown.Contains(name))
        {
            return false;
        }

        // What the configuration says of the address stands.
        configured = configured.TrimStart('?');
        foreach (Range range in configured.Split('&'))
        {
            if (Name(configured[range]).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    // As the gateway's own reading of a query understands it: a credential cannot be written so that it is not seen.
    private static string Name(ReadOnlySpan<char> pair)
    {
        int end = pair.IndexOf('=');
        return Uri.UnescapeDataString((end < 0 ? pair : pair[..end]).ToString().Replace('+', ' '));
    }
}
