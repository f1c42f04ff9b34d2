using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>A case in a run's file.</summary>
internal static class RunCaseJson
{
    private static readonly IReadOnlyDictionary<string, JsonElement> NoValues = new Dictionary<string, JsonElement>();

    public static void Write(Utf8JsonWriter json, RunCase one)
    {
        json.WriteNumber("c", one.Index);
        json.WriteString("id", one.Case.Id);
        if (one.Case.Values.Count > 0)
        {
            json.WriteStartObject("values");
            foreach ((string name, JsonElement value) in one.Case.Values)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        Json(json, "expected", one.Case.Expected);
        Json(json, "messages", one.Case.Messages);
        Text(json, "category", one.Case.Category);
        Text(json, "difficulty", one.Case.Difficulty);
        Text(json, "cluster", one.Case.Cluster);
        if (one.Case.Tags.Count > 0)
        {
            json.WriteStartArray("tags");
            foreach (string tag in one.Case.Tags)
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
        }

        if (one.Case.Threshold is { } threshold)
        {
            json.WriteNumber("threshold", threshold);
        }

        if (one.Evaluators.Count > 0)
        {
            RunHeaderJson.WriteEvaluators(json, one.Evaluators);
        }
    }

    /// <summary>Reads a case; without its texts, it has neither values nor messages, and nothing is expected.</summary>
    public static RunCase Read(JsonElement json, bool texts = true, NamePool? names = null)
    {
        IReadOnlyDictionary<string, JsonElement> found = NoValues;
        if (texts && json.TryGetProperty("values", out JsonElement named))
        {
            var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            found = values;
            foreach (JsonProperty property in named.EnumerateObject())
            {
                values[property.Name] = property.Value.Clone();
            }
        }

        var read = new Case
        {
            Id = json.GetProperty("id").GetString()!,
            Values = found,
            Expected = texts ? Json(json, "expected") : null,
            Messages = texts ? Json(json, "messages") : null,
            Category = Name(json, "category", names),
            Difficulty = Name(json, "difficulty", names),
            Cluster = Name(json, "cluster", names),
            Tags = RunHeaderJson.Texts(json, "tags"),
            Threshold = json.TryGetProperty("threshold", out JsonElement threshold) ? threshold.GetDouble() : null,
        };
        return new RunCase(json.GetProperty("c").GetInt32(), read)
        {
            Evaluators = RunHeaderJson.ReadEvaluators(json),
        };
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Json(Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is { } element)
        {
            json.WritePropertyName(name);
            element.WriteTo(json);
        }
    }

    private static string? Name(JsonElement json, string name, NamePool? names) =>
        !json.TryGetProperty(name, out JsonElement value) ? null
            : names is null ? value.GetString() : names.Get(value);

    private static JsonElement? Json(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.Clone() : null;
}
