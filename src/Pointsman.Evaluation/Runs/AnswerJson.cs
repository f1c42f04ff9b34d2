using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>An answer in a run's file and in the memory of answers.</summary>
internal static class AnswerJson
{
    public static void Write(Utf8JsonWriter json, Answer answer)
    {
        json.WriteString("text", answer.Text);
        if (answer.Tools.Count > 0)
        {
            json.WriteStartArray("tools");
            foreach (ToolUse tool in answer.Tools)
            {
                json.WriteStartObject();
                json.WriteString("name", tool.Name);
                json.WritePropertyName("arguments");
                tool.Arguments.WriteTo(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        Text(json, "finish", answer.Finish);
        Text(json, "model", answer.Model);
        if (answer.Usage is { } usage)
        {
            json.WriteNumber("in", usage.Input);
            Count(json, "cached_in", usage.CachedInput);
            Count(json, "cache_write", usage.CacheWrite);
            Count(json, "cache_write_hour", usage.CacheWriteHour);
            json.WriteNumber("out", usage.Output);
            Count(json, "reasoning", usage.Reasoning);
        }

        if (answer.Cost is { } cost)
        {
            json.WriteNumber("usd", cost.Amount);
        }

        Span(json, "ms", answer.Latency);
        Span(json, "first_ms", answer.FirstToken);
        if (answer.Confidence is { } confidence)
        {
            json.WriteNumber("confidence", confidence);
        }

        Count(json, "attempts", answer.Attempts > 1 ? answer.Attempts : 0);
        if (answer.Cached)
        {
            json.WriteBoolean("remembered", true);
        }
    }

    /// <summary>Reads an answer; without its texts, its text is empty and it called no tools.</summary>
    public static Answer Read(JsonElement json, bool texts = true, NamePool? names = null) => new()
    {
        Text = texts ? json.GetProperty("text").GetString()! : "",
        Tools = texts && json.TryGetProperty("tools", out JsonElement tools)
            ? [.. tools.EnumerateArray().Select(tool =>
                new ToolUse(tool.GetProperty("name").GetString()!, tool.GetProperty("arguments").Clone()))]
            : [],
        Finish = Name(json, "finish", names),
        Model = Name(json, "model", names),
        Usage = !json.TryGetProperty("in", out JsonElement input) ? null : new Usage
        {
            Input = input.GetInt64(), CachedInput = Count(json, "cached_in"), CacheWrite = Count(json, "cache_write"),
            CacheWriteHour = Count(json, "cache_write_hour"),
            Output = Count(json, "out"), Reasoning = Count(json, "reasoning"),
        },
        Cost = json.TryGetProperty("usd", out JsonElement usd) ? new Usd(usd.GetDecimal()) : null,
        Latency = Span(json, "ms"),
        FirstToken = Span(json, "first_ms"),
        Confidence = json.TryGetProperty("confidence", out JsonElement confidence) ? confidence.GetDouble() : null,
        Attempts = (int)Math.Max(1, Count(json, "attempts")),
        Cached = json.TryGetProperty("remembered", out JsonElement cached) && cached.GetBoolean(),
    };

    private static void Span(Utf8JsonWriter json, string name, TimeSpan? span)
    {
        if (span is { } taken)
        {
            json.WriteNumber(name, Math.Round(taken.TotalMilliseconds, 3));
        }
    }

    private static TimeSpan? Span(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement taken) ? TimeSpan.FromMilliseconds(taken.GetDouble()) : null;

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Count(Utf8JsonWriter json, string name, long value)
    {
        if (value != 0)
        {
            json.WriteNumber(name, value);
        }
    }

    private static string? Name(JsonElement json, string name, NamePool? names) =>
        !json.TryGetProperty(name, out JsonElement value) ? null
            : names is null ? value.GetString() : names.Get(value);

    private static long Count(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.GetInt64() : 0;
}
