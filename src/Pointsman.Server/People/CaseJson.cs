using System.Text.Json;

namespace Pointsman.Server;

/// <summary>Cases as the admin API and clients get them.</summary>
internal static class CaseJson
{
    /// <summary>The words for states.</summary>
    public static readonly string[] States =
        [.. Enum.GetNames<CaseState>().Select(name => name.ToLowerInvariant())];

    /// <summary>The word for a state.</summary>
    public static string Word(this CaseState state) => States[(int)state];

    /// <summary>A case as lists show it, without its texts.</summary>
    public static void WriteShort(Utf8JsonWriter json, PersonCase one)
    {
        json.WriteStartObject();
        WriteHead(json, one);
        json.WriteEndObject();
    }

    /// <summary>All of a case.</summary>
    public static void Write(Utf8JsonWriter json, PersonCase one)
    {
        json.WriteStartObject();
        WriteHead(json, one);
        json.WriteBoolean("cut", one.Cut);
        json.WriteStartArray("messages");
        foreach (CaseMessage message in one.Messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role);
            json.WriteString("text", message.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("earlier");
        foreach (EarlierAnswer earlier in one.Earlier)
        {
            json.WriteStartObject();
            json.WriteString("step", earlier.Step);
            json.WriteString("target", earlier.Target);
            Write(json, "confidence", earlier.Confidence);
            json.WriteString("text", earlier.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("answer", one.Answer);
        json.WriteEndObject();
    }

    /// <summary>What the client of a case may know.</summary>
    public static void WriteForClient(Utf8JsonWriter json, PersonCase one)
    {
        json.WriteStartObject();
        json.WriteString("case", one.Id);
        json.WriteString("state", one.State.Word());
        json.WriteString("came", one.Came);
        Write(json, "ended", one.Ended);
        json.WriteString("answer", one.Answer);
        json.WriteString("answeredBy", one.AnsweredBy);
        Write(json, "cost", one.Cost);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, PersonCase one)
    {
        json.WriteString("id", one.Id);
        json.WriteNumber("number", one.Number);
        json.WriteString("queue", one.Queue);
        json.WriteString("state", one.State.Word());
        json.WriteString("route", one.Route);
        json.WriteString("place", one.Place);
        json.WriteNumber("key", one.KeyId);
        json.WriteString("decision", one.Call);
        json.WriteString("came", one.Came);
        json.WriteString("expires", one.Expires);
        json.WriteString("takenBy", one.TakenBy);
        Write(json, "taken", one.Taken);
        Write(json, "lease", one.Lease);
        Write(json, "ended", one.Ended);
        json.WriteString("answeredBy", one.AnsweredBy);
        Write(json, "workedSeconds", one.Worked is { } worked ? Math.Round(worked.TotalSeconds, 3) : null);
        Write(json, "costUsd", one.Cost);
    }

    private static void Write(Utf8JsonWriter json, string name, Usd? money)
    {
        if (money is { } known)
        {
            json.WriteNumber(name, known.Amount);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
