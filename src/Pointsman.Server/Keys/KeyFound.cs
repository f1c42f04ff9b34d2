using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pointsman.Server;

/// <summary>What was found for a secret that a client sent.</summary>
/// <param name="Key">The key of that secret, also when it is refused; none when there is no such key.</param>
/// <param name="Refusal">Why it is refused, if it is.</param>
internal readonly record struct KeyFound(Key? Key, KeyRefusal Refusal)
{
    /// <summary>Whether the key may be used.</summary>
    [MemberNotNullWhen(true, nameof(Key))]
    public bool Good => Refusal == KeyRefusal.None && Key is not null;

    /// <summary>The refusal in words, with the way out.</summary>
    public string Message => Refusal switch
    {
        KeyRefusal.Missing => "no key was sent; send one as the API key of your client, or as the header "
            + "'Authorization: Bearer pm_…'",
        KeyRefusal.Unknown => "this key is unknown; check that all of it was copied, it begins with pm_ and has "
            + $"{KeySecret.KeyStart.Length + 43} characters",
        KeyRefusal.Revoked => $"{Key} was revoked on {Day(Key?.Revoked)}; ask for another one",
        KeyRefusal.Expired => $"{Key} expired on {Day(Key?.Expires)}; ask for another one",
        _ => $"{Key} is good",
    };

    private static string Day(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
