using System.Text;
using System.Text.Json;

namespace Pointsman.Server;

/// <summary>A row of the table of keys.</summary>
internal sealed class KeyRow
{
    /// <summary>The columns, as the properties here are called.</summary>
    public const string Columns = "id, name, prefix, hash, created, expires, revoked, limits, routes, models, tags";

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string Prefix { get; init; } = "";

    public byte[] Hash { get; init; } = [];

    public long Created { get; init; }

    public long? Expires { get; init; }

    public long? Revoked { get; init; }

    public string Limits { get; init; } = "";

    public string Routes { get; init; } = "";

    public string Models { get; init; } = "";

    public string Tags { get; init; } = "";

    /// <summary>The row of a key that has no number yet.</summary>
    public static KeyRow Of(KeyDraft draft, string secret, DateTimeOffset now) => new()
    {
        Name = draft.Name,
        Prefix = secret[..8],
        Hash = [.. KeyHash.Of(Encoding.UTF8.GetBytes(secret))],
        Created = now.ToUnixTimeMilliseconds(),
        Expires = draft.Expires?.ToUnixTimeMilliseconds(),
        Limits = Json(json => KeyLimitsJson.Write(json, draft.Limits)),
        Routes = string.Join('\n', draft.Routes.Texts),
        Models = string.Join('\n', draft.Models.Texts),
        Tags = Json(json => KeyJson.Write(json, draft.Tags)),
    };

    /// <summary>The key that the row holds.</summary>
    public StoredKey ToStored() => new(
        new Key
        {
            Id = Id,
            Name = Name,
            Prefix = Prefix,
            Created = DateTimeOffset.FromUnixTimeMilliseconds(Created),
            Expires = Time(Expires),
            Revoked = Time(Revoked),
            Limits = ReadLimits(),
            Routes = new NamePatterns(Routes.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            Models = new NamePatterns(Models.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            Tags = ReadTags(),
        },
        KeyHash.From(Hash));

    private static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private KeyLimits ReadLimits()
    {
        using JsonDocument json = JsonDocument.Parse(Limits);
        var faults = new List<Fault>();
        KeyLimits limits = KeyLimitsJson.Read(new Document(json.RootElement, faults, key => $"key {Id}, limits.{key}"));

        // A limit that cannot be read must not become no limit.
        FaultsException.ThrowIfAny(faults);
        return limits;
    }

    private List<KeyTag> ReadTags()
    {
        using JsonDocument json = JsonDocument.Parse(Tags);
        return [.. json.RootElement.EnumerateObject().Select(tag => new KeyTag(tag.Name, tag.Value.GetString() ?? ""))];
    }
}
