using System.Text.Json;

namespace Pointsman.Server;

/// <summary>Keys as the admin API shows them.</summary>
internal static class KeyJson
{
    /// <summary>Writes a key; its secret only in the answer that creates it.</summary>
    public static void Write(Utf8JsonWriter json, Key key, string? secret = null)
    {
        json.WriteStartObject();
        json.WriteNumber("id", key.Id);
        json.WriteString("name", key.Name);
        json.WriteString("prefix", key.Prefix);
        if (secret is not null)
        {
            json.WriteString("key", secret);
        }

        json.WriteString("created", key.Created);
        Write(json, "expires", key.Expires);
        Write(json, "revoked", key.Revoked);
        json.WritePropertyName("limits");
        KeyLimitsJson.Write(json, key.Limits);
        Write(json, "routes", key.Routes);
        Write(json, "models", key.Models);
        json.WritePropertyName("tags");
        Write(json, key.Tags);
        json.WriteEndObject();
    }

    /// <summary>Writes tags as an object.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<KeyTag> tags)
    {
        json.WriteStartObject();
        foreach (KeyTag tag in tags)
        {
            json.WriteString(tag.Name, tag.Value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(key, known);
        }
        else
        {
            json.WriteNull(key);
        }
    }

    private static void Write(Utf8JsonWriter json, string key, NamePatterns patterns)
    {
        json.WriteStartArray(key);
        foreach (string pattern in patterns.Texts)
        {
            json.WriteStringValue(pattern);
        }

        json.WriteEndArray();
    }
}
