using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Server;

/// <summary>
/// Puts the environment into texts: <c>${NAME}</c>, <c>${NAME:-default}</c>, and <c>$${</c> for the signs
/// themselves. Only values are looked at, after the YAML was read, so that no value can become a key.
/// </summary>
internal sealed class EnvironmentTexts(Func<string, string?> environment, Func<string, string> place)
{
    private const int ShortestHidden = 4;
    private const int ShortestSecret = 12;

    private readonly List<(string Value, string Name)> _used = [];

    /// <summary>What is missing or cannot be read.</summary>
    public List<Fault> Faults { get; } = [];

    /// <summary>A copy of the tree with the environment in its texts; what is missing becomes null.</summary>
    public JsonNode? Fill(JsonNode? node, string path = "")
    {
        switch (node)
        {
            case JsonObject mapping:
                var filled = new JsonObject();
                foreach ((string key, JsonNode? value) in mapping)
                {
                    filled[key] = Fill(value, path.Length == 0 ? key : $"{path}.{key}");
                }

                return filled;
            case JsonArray list:
                return new JsonArray([.. list.Select((item, i) => Fill(item, $"{path}[{i}]"))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                string text = value.GetValue<string>();
                return text.Contains("${", StringComparison.Ordinal) ? Replace(text, path) : value.DeepClone();
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>The fault with names in place of what came from the environment: it may be secret.</summary>
    public Fault Hide(Fault fault) => fault with
    {
        Found = Hide(fault.Found, ShortestHidden),
        // What is allowed may happen to be what the environment says; a short word is no secret there.
        Fix = Hide(fault.Fix, ShortestSecret),
    };

    private string Hide(string text, int shortest)
    {
        foreach ((string value, string name) in
            _used.Where(one => one.Value.Length >= shortest).OrderByDescending(one => one.Value.Length))
        {
            text = text.Replace(value, "${" + name + "}", StringComparison.Ordinal);
        }

        return text;
    }

    private JsonValue? Replace(string text, string path)
    {
        var filled = new StringBuilder();
        int at = 0;
        bool whole = true;
        for (int open; (open = text.IndexOf("${", at, StringComparison.Ordinal)) >= 0;)
        {
            if (open > at && text[open - 1] == '$')
            {
                filled.Append(text, at, open - at).Append('{');
                at = open + 2;
                continue;
            }

            int close = text.IndexOf('}', open);
            if (close < 0)
            {
                Faults.Add(new Fault(place(path), "found '${' without an end", "write ${NAME}, or $${ for the signs"));
                return null;
            }

            filled.Append(text, at, open - at);
            string? value = Value(text[(open + 2)..close], path);
            whole &= value is not null;
            filled.Append(value);
            at = close + 1;
        }

        return whole ? JsonValue.Create(filled.Append(text, at, text.Length - at).ToString()) : null;
    }

    private string? Value(string inside, string path)
    {
        int dash = inside.IndexOf(":-", StringComparison.Ordinal);
        string name = dash < 0 ? inside : inside[..dash];
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
        {
            Faults.Add(new Fault(
                place(path), $"found '${{{inside}}}'", "write ${NAME} or ${NAME:-default}, or $${ for the signs"));
            return null;
        }

        string? value = environment(name);
        if (dash >= 0 && string.IsNullOrEmpty(value))
        {
            return inside[(dash + 2)..];
        }

        if (value is null)
        {
            Faults.Add(new Fault(
                place(path),
                $"found '${{{name}}}', and the environment has no {name}",
                $"set {name}, or write what holds without it: ${{{name}:-…}}"));
            return null;
        }

        if (value.Length >= ShortestHidden)
        {
            _used.Add((value, name));
        }

        return value;
    }
}
