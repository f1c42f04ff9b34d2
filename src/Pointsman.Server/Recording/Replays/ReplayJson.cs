using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pointsman.Server;

/// <summary>Decisions that were made again as the admin API shows them, and read from there.</summary>
internal static class ReplayJson
{
    /// <summary>What is nothing, no or zero is left out, so that what there is stands out.</summary>
    internal static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a replay with all that it was made from.</summary>
    public static void Write(Utf8JsonWriter json, DecisionReplay replay)
    {
        RecordedDecision then = replay.Then;
        json.WriteStartObject();
        json.WriteString("id", then.Id.ToString());
        json.WriteString("started", then.Started);
        json.WriteString("route", then.Route);
        json.WriteBoolean("same", replay.IsSame);
        json.WriteBoolean("configurationChanged", replay.IsChanged);
        json.WriteString("versionThen", then.Version);
        json.WriteString("versionNow", replay.VersionNow);
        json.WriteString("planThen", replay.PlanThen);
        json.WriteString("planNow", replay.PlanNow);
        Write(json, "differences", replay.Differences);
        json.WriteString("otherReason", replay.OtherReason);
        Write(json, "notes", replay.Notes);
        json.WritePropertyName("then");
        JsonSerializer.Serialize(json, then.Record.Decided, Form);
        json.WritePropertyName("now");
        JsonSerializer.Serialize(json, replay.Now, Form);
        json.WriteNumber("chance", then.Record.Chance);
        json.WriteBoolean("wordsRead", then.WordsRead);
        json.WritePropertyName("facts");
        JsonSerializer.Serialize(json, then.Record.Facts, Form);
        json.WritePropertyName("standings");
        JsonSerializer.Serialize(json, then.Record.Standings, Form);
        json.WriteEndObject();
    }

    /// <summary>Reads what was recorded from what <see cref="Write(Utf8JsonWriter, DecisionReplay)"/> wrote.</summary>
    /// <exception cref="JsonException">It is nothing that it wrote.</exception>
    public static RecordedDecision Read(JsonElement json)
    {
        try
        {
            return DecisionId.TryParse(json.GetProperty("id").GetString(), out DecisionId id)
                ? new RecordedDecision
                {
                    Id = id,
                    Started = json.GetProperty("started").GetDateTimeOffset(),
                    Route = json.GetProperty("route").GetString()!,
                    Version = json.GetProperty("versionThen").GetString()!,
                    WordsRead = json.GetProperty("wordsRead").GetBoolean(),
                    Record = new DecisionRecord
                    {
                        Decided = Part<DecisionOutline>(json, "then"),
                        Facts = Part<RequestFacts>(json, "facts"),
                        Chance = json.GetProperty("chance").GetDouble(),
                        Standings = Part<Dictionary<string, TargetStanding>>(json, "standings"),
                    },
                }
                : throw new JsonException("The id is none.");
        }
        catch (Exception strange) when (strange is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("It is no replay.", strange);
        }
    }

    private static T Part<T>(JsonElement json, string key) =>
        json.GetProperty(key).Deserialize<T>(Form) ?? throw new JsonException($"'{key}' is missing.");

    private static void Write(Utf8JsonWriter json, string key, IReadOnlyList<string> lines)
    {
        json.WriteStartArray(key);
        foreach (string line in lines)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    }
}
