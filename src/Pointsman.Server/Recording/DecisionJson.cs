using System.Text.Json;

namespace Pointsman.Server;

/// <summary>The story of a call as the admin API shows it.</summary>
internal static class DecisionJson
{
    /// <summary>Writes the story: what was asked, who could have answered, what was tried, what it cost.</summary>
    public static void Write(Utf8JsonWriter json, RecordedCall call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id.ToString());
        json.WriteString("started", call.Started);
        json.WriteNumber("key", call.KeyId);
        WriteTags(json, call.Tags);
        json.WriteString("route", call.Route);
        json.WriteString("requestedModel", call.RequestedModel);
        json.WriteString("clientFormat", call.ClientFormat);
        json.WriteBoolean("stream", call.Stream);
        json.WriteBoolean("cacheHit", call.CacheHit);
        json.WriteString("outcome", call.Outcome.Word());
        json.WriteNumber("status", call.Status);
        json.WriteString("finish", call.Finish);
        json.WriteString("reason", call.Reason);
        if (call.Steps is { } steps)
        {
            json.WritePropertyName("steps");
            json.WriteRawValue(steps);
        }

        WriteCandidates(json, call);
        json.WriteStartArray("attempts");
        foreach (RecordedAttempt attempt in call.Attempts)
        {
            Write(json, attempt);
        }

        json.WriteEndArray();
        json.WriteNumber("costUsd", call.Cost.Amount);
        json.WriteStartObject("milliseconds");
        json.WriteNumber("total", call.TotalMs);
        if (call.FirstTokenMs is { } first)
        {
            json.WriteNumber("firstToken", first);
        }
        else
        {
            json.WriteNull("firstToken");
        }

        json.WriteNumber("overhead", call.OverheadMicroseconds / 1000m);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes tags as an object.</summary>
    public static void WriteTags(Utf8JsonWriter json, string tags)
    {
        json.WriteStartObject("tags");
        foreach (string tag in tags.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = tag.IndexOf('=', StringComparison.Ordinal);
            json.WriteString(equals < 0 ? tag : tag[..equals], equals < 0 ? "" : tag[(equals + 1)..]);
        }

        json.WriteEndObject();
    }

    // Those that were tried, then those that were left out; each target once.
    private static void WriteCandidates(Utf8JsonWriter json, RecordedCall call)
    {
        json.WriteStartArray("candidates");
        foreach (IGrouping<string, RecordedAttempt> tried in call.Attempts.GroupBy(attempt => attempt.Target))
        {
            RecordedAttempt last = tried.Last();
            bool answered = last.Outcome == AttemptOutcome.Ok;
            string fate = answered ? "answered" : last.Outcome == AttemptOutcome.Waiting ? "waiting" : "failed";
            Write(json, tried.Key, fate, answered ? call.Reason : last.Outcome.Word(last.HttpStatus));
        }

        foreach (string dropped in (call.Dropped ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            // A target's name has no spaces, so the last colon before one ends it.
            int end = dropped.LastIndexOf(": ", StringComparison.Ordinal);
            Write(json, end < 0 ? dropped : dropped[..end], "dropped", end < 0 ? "" : Words(dropped[(end + 2)..]));
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string target, string fate, string why)
    {
        json.WriteStartObject();
        json.WriteString("target", target);
        json.WriteString("fate", fate);
        json.WriteString("why", why);
        json.WriteEndObject();
    }

    private static string Words(string why)
    {
        int figure = why.IndexOf(' ', StringComparison.Ordinal);
        return figure < 0 ? Sentence(why) : $"{Sentence(why[..figure])}: {why[(figure + 1)..]}";
    }

    private static string Sentence(string why) => Enum.TryParse(why, out DropReason reason)
        ? reason switch
        {
            DropReason.Broken => "it failed too often lately",
            DropReason.Cooling => "it asked to be left alone for a while",
            DropReason.Full => "it had as many requests as it may have",
            DropReason.TooLong => "the request does not fit into its window",
            DropReason.NotAllowed => "the key may not use it",
            DropReason.TooDear => "it costs more than the route allows",
            DropReason.TooSlow => "it lately took longer than the route allows",
            DropReason.NotGoodEnough => "its quality is below what the route asks",
            DropReason.NotLocal => "it is not on machines of your own",
            DropReason.NoPrice => "nobody knows what it costs",
            DropReason.Private => "the request is private, and the target is not on this side",
            _ => why,
        }
        : why;

    private static void Write(Utf8JsonWriter json, RecordedAttempt attempt)
    {
        json.WriteStartObject();
        json.WriteNumber("number", attempt.Number);
        json.WriteString("target", attempt.Target);
        json.WriteString("provider", attempt.Provider);
        json.WriteNumber("providerKey", attempt.KeyIndex);
        if (attempt.Place.Length > 0)
        {
            json.WriteString("step", attempt.Place);
        }

        json.WriteNumber("beganMs", attempt.BeganMs);
        json.WriteNumber("endedMs", attempt.EndedMs);
        json.WriteString("outcome", attempt.Outcome.Word(attempt.HttpStatus));
        json.WriteNumber("status", attempt.HttpStatus);
        UsageJson.Write(json, attempt.Tokens);
        json.WriteString("quality", attempt.Quality.Word());
        json.WriteNumber("costUsd", attempt.Cost.Amount);
        json.WriteBoolean("priceKnown", attempt.PriceKnown);
        json.WriteEndObject();
    }
}
