using System.Text;

namespace Pointsman.Evaluation;

/// <summary>
/// Replaces what should not leave with a text by the name of what it was: <c>write to [email]</c>. It finds what looks
/// like its kind; names of people, addresses and whatever was written to be overlooked it does not find.
/// </summary>
public sealed class TextMask
{
    private readonly HashSet<MaskKind> _keep;

    /// <summary>A mask for all kinds but those that are kept.</summary>
    public TextMask(IEnumerable<MaskKind>? keep = null) => _keep = [.. keep ?? []];

    /// <summary>The text without what is masked; each kind that was found is counted.</summary>
    public string Apply(string text, IDictionary<MaskKind, int> counts)
    {
        // In this order: a long kind goes before those that would find a part of it.
        foreach (MaskKind kind in Enum.GetValues<MaskKind>())
        {
            if (!_keep.Contains(kind))
            {
                text = Apply(text, kind, counts);
            }
        }

        return text;
    }

    private static string Apply(string text, MaskKind kind, IDictionary<MaskKind, int> counts)
    {
        StringBuilder? masked = null;
        int copied = 0;
        foreach (Range found in Found(text, kind))
        {
            (int start, int length) = found.GetOffsetAndLength(text.Length);
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, start - copied).Append('[').Append(Name(kind)).Append(']');
            copied = start + length;
            counts[kind] = counts.TryGetValue(kind, out int before) ? before + 1 : 1;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The word that stands in place of a kind, and that keeps it.</summary>
    public static string Name(MaskKind kind) => kind.ToString().ToLowerInvariant();

    private static IEnumerable<Range> Found(string text, MaskKind kind) => kind switch
    {
        MaskKind.Key => SecretPatterns.Keys(text),
        MaskKind.Email => SecretPatterns.Emails(text),
        MaskKind.Iban => BankNumbers.Ibans(text),
        MaskKind.Card => BankNumbers.Cards(text),
        MaskKind.Ip => AddressPatterns.Ips(text),
        _ => AddressPatterns.Phones(text),
    };
}
