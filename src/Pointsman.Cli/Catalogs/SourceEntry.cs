using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// The entry of a source in <c>sources.json</c>: a new day for one that is there, or a whole new one.
/// </summary>
internal static class SourceEntry
{
    /// <summary>The file with the entry, everything else as it was.</summary>
    public static byte[] Updated(ReadOnlyMemory<byte> file, Source source)
    {
        var options =
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        JsonArray entries = JsonNode.Parse(file.Span, documentOptions: options)!.AsArray();
        JsonObject? entry = entries.OfType<JsonObject>().FirstOrDefault(one => (string?)one["id"] == source.Id);
        string date = source.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (entry is null)
        {
            entry = new JsonObject { ["id"] = source.Id, ["name"] = source.Name, ["url"] = source.Url,
                ["date"] = date };
            Set(entry, "version", source.Version);
            entry["licence"] = source.Licence;
            entries.Add(entry);
        }
        else
        {
            entry["date"] = date;
            Set(entry, "version", source.Version);
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            entries.WriteTo(writer);
        }

        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer.ToArray()).ReplaceLineEndings("\n") + "\n");
    }

    private static void Set(JsonObject entry, string key, string? value)
    {
        if (value is null)
        {
            entry.Remove(key);
        }
        else
        {
            entry[key] = value;
        }
    }
}
