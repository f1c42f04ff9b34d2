using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>
/// Writes YAML as a person would: keys and lists in blocks, texts of several lines below a bar, quotes where a text
/// could be read as something else.
/// </summary>
internal static class YamlForm
{
    /// <summary>The text of a document.</summary>
    public static string Write(JsonObject root)
    {
        var text = new StringBuilder();
        Entries(text, root, 0);
        return text.ToString();
    }

    private static void Entries(StringBuilder text, JsonObject mapping, int depth, bool afterDash = false)
    {
        bool first = afterDash;
        foreach ((string key, JsonNode? value) in mapping)
        {
            text.Append(' ', first ? 0 : depth * 2).Append(Scalar(key)).Append(':');
            first = false;
            Value(text, value, depth);
        }
    }

    private static void Value(StringBuilder text, JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } mapping:
                text.Append('\n');
                Entries(text, mapping, depth + 1);
                break;
            case JsonArray { Count: > 0 } list when list.All(IsShort) && list.Sum(Width) < 80:
                text.Append(" [").AppendJoin(", ", list.Select(Plain)).Append("]\n");
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                Items(text, list, depth + 1);
                break;
            case JsonValue only when only.TryGetValue(out string? lines) && IsBlock(lines):
                Block(text, lines, depth + 1);
                break;
            default:
                text.Append(' ').Append(Plain(value)).Append('\n');
                break;
        }
    }

    private static void Items(StringBuilder text, JsonArray list, int depth)
    {
        foreach (JsonNode? item in list)
        {
            text.Append(' ', depth * 2).Append('-');
            if (item is JsonObject { Count: > 0 } mapping)
            {
                text.Append(' ');
                Entries(text, mapping, depth + 1, afterDash: true);
            }
            else
            {
                Value(text, item, depth);
            }
        }
    }

    private static void Block(StringBuilder text, string lines, int depth)
    {
        string ending = lines.EndsWith('\n') ? "" : "-";
        text.Append(" |").Append(ending).Append('\n');
        string body = lines.EndsWith('\n') ? lines[..^1] : lines;
        foreach (string line in body.Split('\n'))
        {
            text.Append(' ', line.Length == 0 ? 0 : depth * 2).Append(line).Append('\n');
        }
    }

    // What a block keeps as it is: no spaces that begin or end it, no letters that have to be escaped.
    private static bool IsBlock(string text) => text.Contains('\n', StringComparison.Ordinal)
        && !char.IsWhiteSpace(text[0]) && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && text.All(letter => letter is '\n' or '\t' || (!char.IsControl(letter) && !NeedsEscape(letter)))
        && text.Split('\n').All(line => !line.EndsWith(' ') && (line.Length == 0 || line.Trim().Length > 0));

    private static bool IsShort(JsonNode? item) =>
        item is JsonValue value
            && (!value.TryGetValue(out string? text) || !text.Contains('\n', StringComparison.Ordinal));

    private static int Width(JsonNode? item) => Plain(item).Length + 2;

    private static string Plain(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue only when only.TryGetValue(out string? text) => Scalar(text),
        JsonObject => "{}",
        JsonArray => "[]",
        _ => value.ToJsonString(),
    };

    private static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    private static bool IsPlain(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_')
        && text.All(
            letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '_' or '-' or '/' or '.' or '(' or ')')
        && !text.EndsWith(' ')
        && text.ToLowerInvariant() is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n");

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        for (int at = 0; at < text.Length; at++)
        {
            char letter = text[at];
            bool half = char.IsSurrogate(letter) && !(char.IsHighSurrogate(letter) ? at + 1 < text.Length
                && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]));
            quoted.Append(letter switch
            {
                '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t",
                _ when half => "\uFFFD",
                _ when char.IsControl(letter) || NeedsEscape(letter) =>
                    string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool NeedsEscape(char letter) => letter is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE'
        or '\uFFFF';
}
