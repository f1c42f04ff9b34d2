using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>A key as the server shows it, in words for people.</summary>
internal sealed class KeyView
{
    private readonly JsonObject _json;

    private KeyView(JsonObject json) => _json = json;

    public string Id => _json["id"]?.ToString() ?? "?";

    public string Name => Text("name");

    public string Prefix => $"{Text("prefix")}…";

    public string Named => $"key {Id} '{Name}'";

    public string Secret => Text("key");

    public DateTimeOffset? Expires => When("expires");

    public DateTimeOffset? Revoked => When("revoked");

    public string Routes => Names("routes");

    public string Models => Names("models");

    public string Tags => _json["tags"] is JsonObject { Count: > 0 } tags
        ? string.Join(", ", tags.Select(tag => Printable.Of($"{tag.Key}={tag.Value}")))
        : "none";

    public string Limits => _json["limits"] is JsonObject { Count: > 0 } limits
        ? string.Join(", ", limits.Select(Limit))
        : "none";

    public static KeyView Of(JsonObject json) => new(json);

    public static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Whether it may be used, and until when.</summary>
    public string State(DateTimeOffset now) =>
        Revoked is { } revoked ? $"revoked {Time(revoked)}"
        : Expires is not { } expires ? "good"
        : expires <= now ? $"expired {Time(expires)}"
        : $"good until {Time(expires)}";

    private static string Limit(KeyValuePair<string, JsonNode?> limit)
    {
        decimal amount = limit.Value is JsonValue value && value.TryGetValue(out decimal number) ? number : 0m;
        int per = limit.Key.IndexOf("Per", StringComparison.Ordinal);
        string window = per < 0 ? "" : limit.Key[(per + 3)..].ToLowerInvariant();
        return limit.Key switch
        {
            "concurrency" => $"{Written.Figure(amount)} at the same time",
            _ when per < 0 => $"{Printable.Of(limit.Key)} {Written.Figure(amount)}",
            _ when limit.Key.StartsWith("usd", StringComparison.Ordinal) => $"{new Usd(amount)}/{window}",
            _ => $"{Written.Figure(amount)} {Printable.Of(limit.Key[..per])}/{window}",
        };
    }

    private string Text(string key) => Printable.Of(_json[key]?.ToString() ?? "");

    private string Names(string key) => _json[key] is JsonArray { Count: > 0 } names
        ? string.Join(", ", names.Select(name => Printable.Of(name?.ToString() ?? "")))
        : "all";

    private DateTimeOffset? When(string key) =>
        _json[key] is JsonValue value && value.TryGetValue(out DateTimeOffset time) ? time : null;
}
