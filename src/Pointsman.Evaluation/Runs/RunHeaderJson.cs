using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>The first line of a run's file.</summary>
internal static class RunHeaderJson
{
    public static void Write(Utf8JsonWriter json, RunHeader header)
    {
        json.WriteNumber("format", header.Format);
        json.WriteString("suite", header.Suite);
        Text(json, "description", header.Description);
        json.WriteString("hash", header.Hash);
        json.WriteString("started", header.Started);
        Text(json, "version", header.Version.Length == 0 ? null : header.Version);
        Text(json, "catalog", header.Catalog);
        json.WriteNumber("seed", header.Seed);
        json.WriteNumber("repeats", header.Repeats);
        json.WriteNumber("cases", header.Cases);
        json.WriteStartArray("arms");
        foreach (RunArm arm in header.Arms)
        {
            Arm(json, arm);
        }

        json.WriteEndArray();
        WriteEvaluators(json, header.Evaluators);
        json.WriteStartArray("criteria");
        foreach (string criterion in header.Criteria)
        {
            json.WriteStringValue(criterion);
        }

        json.WriteEndArray();
        json.WriteNumber("margin", header.Margin);
        if (header.IsMarginDeclared)
        {
            json.WriteBoolean("margin_declared", true);
        }

        Text(json, "baseline", header.Baseline);
        json.WriteNumber("most_errors", header.MostErrors);
        Text(json, "judge", header.Judge);
        Text(json, "pair_judge", header.PairJudge);
        Text(json, "imported_from", header.ImportedFrom);
    }

    public static RunHeader Read(JsonElement json) => new()
    {
        Format = json.GetProperty("format").GetInt32(),
        Suite = json.GetProperty("suite").GetString()!,
        Description = Text(json, "description"),
        Hash = json.GetProperty("hash").GetString()!,
        Started = json.GetProperty("started").GetDateTimeOffset(),
        Version = Text(json, "version") ?? "",
        Catalog = Text(json, "catalog"),
        Seed = json.GetProperty("seed").GetUInt64(),
        Repeats = json.GetProperty("repeats").GetInt32(),
        Cases = json.GetProperty("cases").GetInt32(),
        Arms = [.. json.GetProperty("arms").EnumerateArray().Select(ReadArm)],
        Evaluators = ReadEvaluators(json),
        Criteria = Texts(json, "criteria"),
        Margin = json.GetProperty("margin").GetDouble(),
        IsMarginDeclared = json.TryGetProperty("margin_declared", out JsonElement declared) && declared.GetBoolean(),
        Baseline = Text(json, "baseline"),
        MostErrors = json.GetProperty("most_errors").GetDouble(),
        Judge = Text(json, "judge"),
        PairJudge = Text(json, "pair_judge"),
        ImportedFrom = Text(json, "imported_from"),
    };

    public static void WriteEvaluators(Utf8JsonWriter json, IReadOnlyList<RunEvaluator> evaluators)
    {
        json.WriteStartArray("evaluators");
        foreach (RunEvaluator evaluator in evaluators)
        {
            json.WriteStartObject();
            json.WriteString("name", evaluator.Name);
            json.WriteString("kind", evaluator.Kind);
            json.WriteNumber("weight", evaluator.Weight);
            WriteJudges(json, evaluator.Judges);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static IReadOnlyList<RunEvaluator> ReadEvaluators(JsonElement json) =>
        json.TryGetProperty("evaluators", out JsonElement list)
            ? [.. list.EnumerateArray().Select(one => new RunEvaluator(
                one.GetProperty("name").GetString()!, one.GetProperty("kind").GetString()!,
                one.GetProperty("weight").GetDouble()) { Judges = ReadJudges(one) })]
            : [];

    // The first stands where older versions look for it and wrote no more than that one.
    private static void WriteJudges(Utf8JsonWriter json, IReadOnlyList<string> judges)
    {
        Text(json, "judge", judges.Count > 0 ? judges[0] : null);
        if (judges.Count > 1)
        {
            json.WriteStartArray("further_judges");
            foreach (string judge in judges.Skip(1))
            {
                json.WriteStringValue(judge);
            }

            json.WriteEndArray();
        }
    }

    private static IReadOnlyList<string> ReadJudges(JsonElement json) =>
        Text(json, "judge") is { } first ? [first, .. Texts(json, "further_judges")] : [];

    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    public static IReadOnlyList<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement list)
            ? [.. list.EnumerateArray().Select(one => one.GetString()!)]
            : [];

    private static void Arm(Utf8JsonWriter json, RunArm arm)
    {
        json.WriteStartObject();
        json.WriteString("name", arm.Name);
        json.WriteString("model", arm.Model);
        Text(json, "prompt", arm.Prompt.Length == 0 ? null : arm.Prompt);
        Text(json, "offer", arm.Offer);
        if (arm.Price is { } price)
        {
            json.WriteStartObject("usd_per_million");
            Rate(json, "in", price.Input);
            Rate(json, "out", price.Output);
            Rate(json, "cached_in", price.CachedInput);
            Rate(json, "cache_write", price.CacheWrite);
            json.WriteEndObject();
        }

        if (arm.Simulated)
        {
            json.WriteBoolean("simulated", true);
        }

        if (arm.Options is { } options)
        {
            json.WritePropertyName("options");
            options.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static RunArm ReadArm(JsonElement json) => new()
    {
        Name = json.GetProperty("name").GetString()!,
        Model = json.GetProperty("model").GetString()!,
        Prompt = Text(json, "prompt") ?? "",
        Offer = Text(json, "offer"),
        Price = !json.TryGetProperty("usd_per_million", out JsonElement price) ? null : new Rates
        {
            Input = Rate(price, "in"), Output = Rate(price, "out"),
            CachedInput = Rate(price, "cached_in"), CacheWrite = Rate(price, "cache_write"),
        },
        Simulated = json.TryGetProperty("simulated", out JsonElement simulated) && simulated.GetBoolean(),
        Options = json.TryGetProperty("options", out JsonElement options) ? options.Clone() : null,
    };

    private static void Rate(Utf8JsonWriter json, string name, Usd? rate)
    {
        if (rate is { } known)
        {
            json.WriteNumber(name, known.Amount);
        }
    }

    private static Usd? Rate(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? new Usd(value.GetDecimal()) : null;

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
