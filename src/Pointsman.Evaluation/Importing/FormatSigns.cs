using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Tells formats by the keys that only they have, from the beginning of a file.</summary>
internal static class FormatSigns
{
    // The keys that tell promptfoo's results may stand behind its configuration, which may be long.
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly string[] ConfigKeys =
        ["prompts", "providers", "targets", "tests", "defaultTest", "scenarios", "evaluateOptions"];

    public static ImportFormat? Of(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return MeaiFiles.Of(path).Count > 0 ? ImportFormat.MeaiResults : null;
            }

            if (!File.Exists(path))
            {
                throw ImportFormat.Refused(path, "there is no such file", "give the file that the tool wrote");
            }

            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".eval" => IsZip(path) ? ImportFormat.InspectLog : null,
                ".yaml" or ".yml" => OfYaml(path),
                ".csv" => OfTable(path),
                _ => OfJson(path),
            };
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw ImportFormat.Refused(path, "the file cannot be read", "give a file that you may read");
        }
    }

    private static bool IsZip(string path)
    {
        using var zip = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read);
        return zip.GetEntry("header.json") is not null || zip.GetEntry("_journal/start.json") is not null;
    }

    private static ImportFormat? OfYaml(string path)
    {
        // JSON is YAML too.
        if (File.ReadLines(path).FirstOrDefault(line => line.Trim().Length > 0)?.TrimStart().StartsWith('{') == true)
        {
            return OfJson(path);
        }

        bool fits = File.ReadLines(path).Take(10_000)
            .Any(line => ConfigKeys.Any(key => line.StartsWith($"{key}:", StringComparison.Ordinal)));
        bool own = File.ReadLines(path).Take(10_000)
            .Any(line => line.StartsWith("models:", StringComparison.Ordinal)
                || line.StartsWith("cases:", StringComparison.Ordinal));
        return fits && !own ? ImportFormat.PromptfooConfig : null;
    }

    private static ImportFormat? OfTable(string path)
    {
        string[] columns = (File.ReadLines(path).FirstOrDefault() ?? "").Split(',');
        string[] names = [.. columns.Select(column => column.Trim(' ', '"', '\uFEFF'))];
        return names.Contains("input") && names.Contains("target") ? ImportFormat.InspectDataset : null;
    }

    private static ImportFormat? OfJson(string path)
    {
        byte[] start = new byte[MostBytes];
        using FileStream file = File.OpenRead(path);
        int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> text = start.AsSpan(0, length);
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Gather(text, keys);
        return OfKeys(keys);
    }

    /// <summary>What the paths of keys tell, of the first document or line.</summary>
    public static ImportFormat? OfKeys(IReadOnlySet<string> keys)
    {
        bool Has(params ReadOnlySpan<string> all)
        {
            foreach (string key in all)
            {
                if (!keys.Contains(key))
                {
                    return false;
                }
            }

            return true;
        }

        return Has("spec", "spec.run_id") || Has("run_id", "event_id", "type") ? ImportFormat.OpenAiLog
            : Has("eval", "eval.task", "eval.model") ? ImportFormat.InspectLog
            : Has("scenarioName", "evaluationResult") || Has("scenarioRunResults") ? ImportFormat.MeaiResults
            : Has("results", "results.results") || Has("results", "results.version") || Has("gradingResult", "vars")
                || Has("promptIdx", "testCase") ? ImportFormat.PromptfooResults
            : ConfigKeys.Count(keys.Contains) >= 2 && !keys.Contains("models") ? ImportFormat.PromptfooConfig
            : Has("input", "ideal") ? ImportFormat.OpenAiSamples
            : Has("input", "target") ? ImportFormat.InspectDataset
            : null;
    }

    // Keys down to the second level of the first document, and of the first item where it is a list.
    private static void Gather(ReadOnlySpan<byte> text, HashSet<string> keys)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
        string? first = null;
        try
        {
            int root = -1;
            while (reader.Read())
            {
                root = root < 0 && reader.TokenType == JsonTokenType.StartObject ? reader.CurrentDepth : root;
                if (root >= 0 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    string name = reader.GetString()!;
                    first = reader.CurrentDepth == root + 1 ? name : first;
                    if (reader.CurrentDepth <= root + 2)
                    {
                        keys.Add(reader.CurrentDepth == root + 1 ? name : $"{first}.{name}");
                    }
                }

                if (root >= 0 && reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == root)
                {
                    return;
                }
            }
        }
        catch (JsonException)
        {
            // What was gathered until then tells enough, or nothing.
        }
        catch (InvalidOperationException)
        {
            // A key that is no Unicode.
        }
    }
}
