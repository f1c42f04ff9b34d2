using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pointsman.Yaml;

namespace Pointsman.Evaluation;

/// <summary>Prompts of promptfoo, texts and conversations, in place and in files.</summary>
internal sealed partial class PromptfooPrompts(PromptfooFiles files)
{
    private static readonly string[] Endings =
        [".txt", ".json", ".jsonl", ".yaml", ".yml", ".md", ".j2", ".csv", ".js", ".mjs", ".cjs", ".ts", ".py"];

    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonArray _prompts = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The names, once <see cref="Read"/> is through.</summary>
    public IReadOnlyList<string> Names => [.. _names];

    public JsonArray Read(JsonElement? prompts)
    {
        switch (prompts)
        {
            case null:
                break;
            case { ValueKind: JsonValueKind.Array } list:
                int at = 0;
                foreach (JsonElement item in list.EnumerateArray())
                {
                    One(item, $"prompts[{at++}]");
                }

                break;
            case { ValueKind: JsonValueKind.Object } old when old.Part("raw") is null && old.Part("id") is null:
                foreach (JsonProperty entry in old.EnumerateObject())
                {
                    Text(entry.Name, entry.Value.ToString(), $"prompts.{entry.Name}");
                }

                break;
            case { } only:
                One(only, "prompts");
                break;
        }

        return _prompts;
    }

    private void One(JsonElement item, string place)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            Text(item.GetString()!, null, place);
            return;
        }

        string? label = item.TextAt("label");
        foreach (JsonProperty other in item.EntriesAt().Where(one => one.Name is not ("id" or "label" or "raw")))
        {
            files.Notes.Add(place, $"'{other.Name}' of a prompt", "write it into the prompt, or into options:");
        }

        if ((item.TextAt("raw") ?? item.TextAt("id")) is { } text)
        {
            Text(text, label ?? item.TextAt("id"), place);
        }
        else
        {
            files.Notes.Add(place, "a prompt without text", "write it as a text, or as {id: file://name.txt}");
        }
    }

    private void Text(string text, string? label, string place)
    {
        bool isFile = text.StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal)
            || (!text.Contains('\n', StringComparison.Ordinal) && !text.Contains("{{", StringComparison.Ordinal)
                && (text.StartsWith("exec:", StringComparison.Ordinal)
                    || Endings.Any(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                    || PromptfooFiles.IsProgram(text)));
        if (!isFile)
        {
            Add(text, label, place);
            return;
        }

        foreach (string path in files.Find(text, place))
        {
            FromFile(path, label, place);
        }
    }

    private void FromFile(string path, string? label, string place)
    {
        string name = label ?? Path.GetFileNameWithoutExtension(path);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".csv":
                Table(path, place);
                break;
            case ".jsonl":
                foreach ((int line, JsonElement value) in JsonSource.Lines(path))
                {
                    Add(value.GetRawText(), $"{name} {line}", place);
                }

                break;
            case ".yaml" or ".yml" when files.Value(path, place) is { } yaml:
                Add(yaml is JsonValue plain ? plain.ToString() : yaml.ToJsonString(Plain), name, place);
                break;
            case ".txt" when files.Text(path, place) is { } text:
                string[] several =
                    [.. Separator().Split(text.ReplaceLineEndings("\n")).Where(one => one.Trim().Length > 0)];
                for (int at = 0; at < several.Length; at++)
                {
                    Add(several[at].Trim('\n'), several.Length == 1 ? name : $"{name} {at + 1}", place);
                }

                break;
            default:
                if (files.Text(path, place) is { } other)
                {
                    Add(other.ReplaceLineEndings("\n").Trim('\n'), name, place);
                }

                break;
        }
    }

    private void Table(string path, string place)
    {
        // Without a column of that name each line is a prompt.
        foreach ((int line, string[] names, IReadOnlyList<string> values) in NamedTable.Read(path, only: "prompt"))
        {
            int label = Array.IndexOf(names, "label");
            Add(values[Array.IndexOf(names, "prompt")], label >= 0 ? values[label] : null, $"{place} line {line}");
        }
    }

    private void Add(string text, string? label, string place)
    {
        string name = label is { Length: > 0 and <= 80 } ? label : $"prompt {_prompts.Count + 1}";
        for (int more = 2; !_names.Add(name); more++)
        {
            name = $"{label ?? "prompt"} {more}";
        }

        var prompt = new JsonObject { ["name"] = name };
        JsonObject[]? messages = Messages(text, place);
        if (messages is [{ } only] && (string?)only["role"] == "user")
        {
            prompt["user"] = only["content"]!.DeepClone();
        }
        else if (messages is not null)
        {
            prompt["messages"] = new JsonArray([.. messages]);
        }
        else
        {
            prompt["user"] = Nunjucks.Convert(text, place, files.Notes);
        }

        _prompts.Add(prompt);
    }

    // A conversation, as JSON with names in it; null where the text is no conversation.
    private JsonObject[]? Messages(string text, string place)
    {
        bool yaml = text.AsSpan().TrimStart().StartsWith("- role:");
        if (!yaml && !text.AsSpan().TrimStart().StartsWith("["))
        {
            return null;
        }

        try
        {
            // A name that writes itself as JSON stands without quotes, which only the ready text may.
            string quoted = yaml ? Bare().Replace(text, ": \"$1\"") : Dumped().Replace(text, ": \"{{$1}}\"");
            using var json = JsonDocument.Parse(yaml ? YamlText.Parse(quoted, place, [])?.Root?.ToJsonString() ?? ""
                : quoted);
            JsonElement[] items = json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray()] : [];
            if (items.Length == 0 || !items.All(item => item.TextAt("role") is not null))
            {
                return null;
            }

            return [.. items.Select(item => new JsonObject
            {
                ["role"] = Role(item.TextAt("role")!, place),
                ["content"] = Nunjucks.Convert(Content(item, place), place, files.Notes),
            })];
        }
        catch (JsonException)
        {
            files.Notes.Add(place, "a conversation that is JSON only when its names have values",
                "write it as messages: with role and content");
            return null;
        }
    }

    private string Content(JsonElement message, string place)
    {
        foreach (JsonProperty other in message.EntriesAt().Where(one => one.Name is not ("role" or "content")))
        {
            files.Notes.Add(place, $"'{other.Name}' of a message", "messages have a role and a text");
        }

        if (message.ItemsAt("content").Any(part => part.TextAt("type") is not (null or "text" or "input_text")))
        {
            files.Notes.Add(place, "pictures, sounds and files in a message", "prompts are texts");
        }

        return message.Part("content")?.ContentText() ?? "";
    }

    private string Role(string role, string place)
    {
        if (role is "system" or "user" or "assistant")
        {
            return role;
        }

        string known = role == "developer" ? "system" : "user";
        files.Notes.Add(place, $"the role '{role}'", $"it is {known} here; roles are system, user and assistant");
        return known;
    }

    [GeneratedRegex(@":[ \t]*(\{\{[^{}\n""]*\}\})[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^[ \t]*---[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@":\s*\{\{\s*([\w.]+)\s*\|\s*(?:dump|tojson)\s*(?:\|\s*safe\s*)?\}\}")]
    private static partial Regex Dumped();
}
