using System.Text;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// A text with names in double braces, <c>Translate {{text}}</c>, which a case gives values to. A dot goes into an
/// object, <c>{{user.name}}</c>; <c>| json</c> writes a value as JSON; <c>\{{</c> stands for two braces.
/// A name without a value is a fault of the case, never an empty text.
/// </summary>
public sealed class Template
{
    private readonly Piece[] _pieces;

    private Template(string text, Piece[] pieces)
    {
        Text = text;
        _pieces = pieces;
        Names = [.. pieces.Where(piece => piece.IsName).Select(piece => piece.Text).Distinct()];
    }

    /// <summary>The template as it was written.</summary>
    public string Text { get; }

    /// <summary>The names in it, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">Braces are opened and not closed, or there is no name in them.</exception>
    public static Template Parse(string text)
    {
        var pieces = new List<Piece>();
        var plain = new StringBuilder();
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
            {
                plain.Append(text, at, text.Length - at);
                break;
            }

            if (open > at && text[open - 1] == '\\')
            {
                plain.Append(text, at, open - 1 - at).Append("{{");
                at = open + 2;
                continue;
            }

            int close = text.IndexOf("}}", open, StringComparison.Ordinal);
            string inner = close < 0 ? "" : text[(open + 2)..close].Trim();
            if (!TryName(inner, out string name, out bool json))
            {
                throw new FormatException(close < 0
                    ? "'{{' is not closed; write {{name}}, or \\{{ for two braces"
                    : $"'{{{{{inner}}}}}' is no name; write {{{{name}}}}, {{{{name | json}}}}, "
                        + "or \\{{ for two braces");
            }

            plain.Append(text, at, open - at);
            Flush();
            pieces.Add(new Piece(name, true, json));
            at = close + 2;
        }

        Flush();
        return new Template(text, [.. pieces]);

        void Flush()
        {
            if (plain.Length > 0)
            {
                pieces.Add(new Piece(plain.ToString(), false, false));
                plain.Clear();
            }
        }
    }

    /// <summary>The text for the values of a case; null, with the first name that has none, where one is missing.
    /// </summary>
    public string? Render(Case values, out string? missing)
    {
        missing = null;
        if (_pieces.Length == 0)
        {
            return "";
        }

        if (_pieces is [{ IsName: false } only])
        {
            return only.Text;
        }

        var text = new StringBuilder();
        foreach (Piece piece in _pieces)
        {
            if (!piece.IsName)
            {
                text.Append(piece.Text);
            }
            else if (Find(values, piece.Text) is { } value)
            {
                bool plain = value.ValueKind == JsonValueKind.String && !piece.Json;
                text.Append(plain ? value.GetString() : value.GetRawText());
            }
            else
            {
                missing = piece.Text;
                return null;
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// The texts for the values of a case: one, or, where the template is a single name and the case has a list there,
    /// one for each of its items; null, with the first name that has no value, where one is missing.
    /// </summary>
    public IReadOnlyList<string>? RenderAll(Case values, out string? missing)
    {
        missing = null;
        if (_pieces is [{ IsName: true, Json: false } only]
            && Find(values, only.Text) is { ValueKind: JsonValueKind.Array } list)
        {
            return [.. list.EnumerateArray().Select(item => item.ToString())];
        }

        return Render(values, out missing) is { } text ? [text] : null;
    }

    private static JsonElement? Find(Case values, string name)
    {
        // A key with dots in it, a column of a table for one, goes before the way into an object.
        if (values.Values.TryGetValue(name, out JsonElement whole))
        {
            return whole;
        }

        if (name == "expected")
        {
            return values.Expected;
        }

        string[] way = name.Split('.');
        if (!values.Values.TryGetValue(way[0], out JsonElement value)
            && !(way[0] == "expected" && values.Expected is { } expected && (value = expected).ValueKind > 0))
        {
            return null;
        }

        foreach (string step in way.AsSpan(1))
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out JsonElement inner))
            {
                value = inner;
            }
            else if (value.ValueKind == JsonValueKind.Array && int.TryParse(step, out int item)
                && item >= 0 && item < value.GetArrayLength())
            {
                value = value[item];
            }
            else
            {
                return null;
            }
        }

        return value;
    }

    private static bool TryName(string inner, out string name, out bool json)
    {
        string[] parts = inner.Split('|', StringSplitOptions.TrimEntries);
        name = parts[0];
        json = parts is [_, "json" or "dump"];
        return (parts.Length == 1 || json) && name.Length > 0
            && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ' or '$' or '#');
    }

    private readonly record struct Piece(string Text, bool IsName, bool Json);
}
