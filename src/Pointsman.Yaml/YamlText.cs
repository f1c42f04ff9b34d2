using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace Pointsman.Yaml;

/// <summary>
/// YAML, and JSON as a part of it, as JSON nodes that know the lines they stand in. Plain scalars become numbers,
/// yes-or-no values and nulls as in YAML 1.2; quoted ones stay texts. Anchors are not read: a few lines of them can
/// stand for gigabytes.
/// </summary>
internal sealed class YamlText
{
    /// <summary>The longest text, in characters.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>The deepest nesting, in levels.</summary>
    public const int MostDepth = 64;

    private const string Fix = "write one YAML or JSON document of keys and values";

    private readonly string _file;
    private readonly Dictionary<string, long> _lines;

    private YamlText(string file, JsonNode? root, Dictionary<string, long> lines)
    {
        _file = file;
        _lines = lines;
        Root = root;
    }

    /// <summary>The document; null when it is empty.</summary>
    public JsonNode? Root { get; }

    /// <summary>Reads a text; null with faults when it cannot be read.</summary>
    public static YamlText? Parse(string text, string file, List<Fault> faults)
    {
        if (text.Length > MostBytes)
        {
            faults.Add(new Fault(file, $"found more than {MostBytes / (1024 * 1024)} MB", "write a smaller file"));
            return null;
        }

        JsonNode? json = text.AsSpan().TrimStart().StartsWith("{") ? Json(text) : null;
        var walk = new YamlWalk(file);
        string? place = null, broken = null;
        JsonNode? root = null;
        try
        {
            root = walk.Document(text);
        }
        catch (YamlException wrong)
        {
            place = string.Create(CultureInfo.InvariantCulture, $"{file}:{wrong.Start.Line}:{wrong.Start.Column}");
            broken = wrong.Message.Split('\n')[0].Trim().TrimEnd('.');
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // The scanner of YamlDotNet stumbles so over some texts that are no YAML, with tabs where a value begins
            // or half of a surrogate pair.
            (place, broken) = (file, "this is not YAML");
        }

        if (json is not null)
        {
            return new YamlText(file, json, walk.Lines);
        }

        if (broken is not null)
        {
            walk.Faults.Add(new Fault(place!, broken, Fix));
        }

        faults.AddRange(walk.Faults);
        return walk.Faults.Count == 0 ? new YamlText(file, root, walk.Lines) : null;
    }

    /// <summary>
    /// Where a key stands, for a fault: <c>pointsman.yaml:12 routes.support.targets[1]</c>. A key that is missing is
    /// given the line of what should have had it.
    /// </summary>
    public string Place(string key)
    {
        string whole = key.TrimEnd('.');
        string known = whole;
        while (known.Length > 0 && !_lines.ContainsKey(known))
        {
            known = known[..Math.Max(0, known.AsSpan().LastIndexOfAny('.', '['))];
        }

        return _lines.TryGetValue(known, out long line)
            ? string.Create(CultureInfo.InvariantCulture, $"{_file}:{line} {whole}")
            : $"{_file} {whole}".TrimEnd();
    }

    /// <summary>Opens it as an object of keys and values.</summary>
    public Document Open(List<Fault> faults) => Open(Root, faults);

    /// <summary>Opens what became of it as an object of keys and values, with the places of this text.</summary>
    public Document Open(JsonNode? root, List<Fault> faults)
    {
        using var json = JsonDocument.Parse(root?.ToJsonString() ?? "{}");
        return new Document(json.RootElement.Clone(), faults, Place);
    }

    // JSON may be indented by tabs, which YAML refuses; what is no JSON may still be a YAML mapping in braces.
    private static JsonNode? Json(string text)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MostDepth, AllowDuplicateProperties = false };
            return JsonNode.Parse(text, documentOptions: options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
