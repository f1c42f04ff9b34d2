using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pointsman.Yaml;

namespace Pointsman.Evaluation;

/// <summary>The values of promptfoo's assertions as settings of evaluators.</summary>
internal sealed partial class PromptfooValues(PromptfooFiles files)
{
    /// <summary>Settings of several keys; the first is left out where it has no value.</summary>
    public static JsonObject With(string key, JsonNode? value, params ReadOnlySpan<(string Key, JsonNode Value)> more)
    {
        var settings = new JsonObject();
        if (value is not null)
        {
            settings[key] = value;
        }

        foreach ((string name, JsonNode one) in more)
        {
            settings[name] = one;
        }

        return settings;
    }

    /// <summary>A text, or texts in a list, with the names in them as ours; the text of a file where one is named.
    /// </summary>
    public JsonNode? Texts(JsonElement? value, string place) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list =>
            new JsonArray([.. list.EnumerateArray().Select(one => Texts(one, place))]),
        { ValueKind: JsonValueKind.String } text when text.GetString()!
            .StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal) => files.Find(text.GetString()!, place)
            .Select(path => files.Text(path, place)).OfType<string>()
            .Select(read => JsonValue.Create(Nunjucks.Convert(read, place, files.Notes))).FirstOrDefault(),
        { ValueKind: JsonValueKind.String } text =>
            JsonValue.Create(Nunjucks.Convert(text.GetString()!, place, files.Notes)),
        { } other => JsonValue.Create(Nunjucks.Convert(other.GetRawText(), place, files.Notes)),
    };

    /// <summary>What a judge goes by, which is one text: several are written below each other.</summary>
    public JsonNode? Rubric(JsonElement? value, string place)
    {
        if (Texts(value, place) is not JsonArray several)
        {
            return Texts(value, place);
        }

        files.Notes.Add(place, "several criteria in one assertion, which a judge weighs together",
            "write an evaluator for each where each has to count by itself");
        return string.Join('\n', several.Select(one => $"- {one}"));
    }

    /// <summary>A list of texts, which may be written in one with commas.</summary>
    public JsonNode? List(JsonElement? value, string place) => value switch
    {
        { ValueKind: JsonValueKind.String } text when !text.GetString()!.StartsWith(
            PromptfooFiles.Mark, StringComparison.Ordinal) => new JsonArray([.. Item().Matches(text.GetString()!)
                .Select(item => JsonValue.Create(Nunjucks.Convert(Unquoted(item), place, files.Notes)))]),
        _ => Texts(value, place) is { } texts ? texts is JsonArray ? texts : new JsonArray(texts) : null,
    };

    /// <summary>A count of words: a number, or bounds; null, with a note, where it is neither.</summary>
    public JsonNode? Words(JsonElement? value, string place)
    {
        if (value is { ValueKind: JsonValueKind.Object } bounds)
        {
            return JsonNode.Parse(bounds.GetRawText());
        }

        string written = value?.ToString().Trim() ?? "";
        if (decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal words)
            && words == Math.Floor(words) && words <= int.MaxValue)
        {
            return (int)words;
        }

        files.Notes.Add(place, $"the count of words '{PromptfooFiles.Cut(written)}'",
            "write a number, or {min: 10, max: 50}");
        return null;
    }

    /// <summary>Why an answer ends; null, with a note, where no answer ends so.</summary>
    public JsonNode? Finish(JsonElement? value, string place)
    {
        string written = value?.ToString() ?? "stop";
        string? known = FinishEvaluator.Reasons.FirstOrDefault(
            reason => reason.Equals(written, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            files.Notes.Add(place, $"the reason to finish '{PromptfooFiles.Cut(written)}'",
                $"reasons: {string.Join(", ", FinishEvaluator.Reasons)}");
        }

        return known;
    }

    /// <summary>JSON, of a schema where one is given.</summary>
    public (string Kind, JsonNode? Settings) Json(bool within, JsonElement? value, string place)
    {
        JsonNode? schema = value switch
        {
            { ValueKind: JsonValueKind.Object } whole => JsonNode.Parse(whole.GetRawText()),
            { ValueKind: JsonValueKind.String } name when name.GetString()!
                .StartsWith(PromptfooFiles.Mark, StringComparison.Ordinal) => files.Find(name.GetString()!, place)
                .Select(path => files.Value(path, place)).FirstOrDefault(),
            { ValueKind: JsonValueKind.String } text when text.GetString()! is var written
                && !written.Contains("{{", StringComparison.Ordinal) => YamlText.Parse(written, place, [])?.Root,
            _ => null,
        };
        if (schema is JsonObject found)
        {
            var settings = new JsonObject { ["schema"] = found.DeepClone() };
            if (within)
            {
                settings["repair"] = true;
            }

            return ("json-schema", settings);
        }

        if (value is { } given && given.ToString().Trim().Length > 0)
        {
            files.Notes.Add(place, "a schema that cannot be read: that the answer is JSON is all that is judged",
                "write the schema out: json-schema: {schema: {…}}");
        }

        return ("json", within ? new JsonObject { ["repair"] = true } : null);
    }

    /// <summary>The tools that an answer has to call, by their names.</summary>
    public JsonObject Calls(JsonElement? value, string place)
    {
        JsonElement[] tools = value is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()]
            : value is { } only ? [only] : [];
        foreach (JsonProperty other in tools.SelectMany(tool => tool.EntriesAt()).Where(one => one.Name != "name"))
        {
            files.Notes.Add(place, $"'{other.Name}' of a tool's call", "names of tools are compared, each called once");
        }

        return new JsonObject
        {
            ["calls"] = new JsonArray([.. tools.SelectMany(name => (name.TextAt("name") ?? name.ToString()).Split(','))
                .Select(name => name.Trim()).Where(name => name.Length > 0).Select(name => JsonValue.Create(name))]),
        };
    }

    private static string Unquoted(Match item) => item.Groups["quoted"].Success
        ? Quote().Replace(item.Groups["quoted"].Value, "$1$2")
        : item.Value.Trim();

    // What stands between commas; in quotes commas stand for themselves, and quotes doubled or behind a backslash.
    [GeneratedRegex("""(?<=^|,)\s*(?:"(?<quoted>(?:\\["\\]|""|[^"])*)"\s*(?=,|$)|[^,\s][^,]*)""")]
    private static partial Regex Item();

    [GeneratedRegex("""\\(["\\])|"(")""")]
    private static partial Regex Quote();
}
