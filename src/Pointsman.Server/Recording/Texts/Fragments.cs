using System.Text;

namespace Pointsman.Server;

/// <summary>
/// The texts that a stream sends in parts. What is to be blacked out may begin in one event and end in another, so the
/// parts are joined first. Where something is found, the first event gets the whole text and the others nothing: joined
/// again, they give what may be stored.
/// </summary>
internal sealed class Fragments(Redaction redaction)
{
    private readonly Dictionary<string, StringBuilder> _joined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _redacted = new(StringComparer.Ordinal);

    /// <summary>Whether every part was seen, so that the next pass gets the redacted ones.</summary>
    public bool Collected { get; set; }

    /// <summary>A part: taken in by the first pass, redacted by the second.</summary>
    public string Redact(string place, string part)
    {
        if (!Collected)
        {
            if (!_joined.TryGetValue(place, out StringBuilder? joined))
            {
                _joined.Add(place, joined = new StringBuilder());
            }

            joined.Append(part);
            return part;
        }

        if (!_redacted.TryGetValue(place, out string? left))
        {
            string whole = _joined[place].ToString();
            string redacted = redaction.Text(whole);
            _redacted.Add(place, left = redacted == whole ? null : redacted);
        }

        if (left is null || part.Length == 0)
        {
            return part;
        }

        _redacted[place] = "";
        return left;
    }
}
