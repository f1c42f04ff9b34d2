using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Reads the rows of a benchmark's files: tables, JSON lines, JSON documents.</summary>
internal static class BenchmarkFiles
{
    public static readonly string[] Endings = [".csv", ".json", ".jsonl"];

    /// <summary>The files of a path, in the order of their names.</summary>
    public static string[] Of(string path) => File.Exists(path) ? [path]
        : !Directory.Exists(path) ? []
        : [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .OrderBy(file => file, StringComparer.Ordinal)];

    /// <summary>The rows, or what is wrong where one should be. After a fault of the form nothing more is
    /// read.</summary>
    public static IEnumerable<(string Place, BenchmarkRow? Row, Fault? Fault)> Read(
        Benchmark benchmark, string path, string name)
    {
        string file = Path.GetFileNameWithoutExtension(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => Table(benchmark, path, name, file),
            ".jsonl" => Lines(path, name, file),
            _ when IsLines(path) => Lines(path, name, file),
            _ => Tree(benchmark, path, name, file),
        };
    }

    private static IEnumerable<(string, BenchmarkRow?, Fault?)> Table(
        Benchmark benchmark, string path, string name, string file)
    {
        using StreamReader text = CaseText.Open(path);
        var table = new TableText(text, ',');
        IReadOnlyList<string>? columns = benchmark.Columns;
        bool first = true;
        while (table.Next() is { } row)
        {
            string place = $"{name}:{row.Line}";
            bool names = first && row.Found is null
                && (columns is null || row.Values.Contains("question", StringComparer.OrdinalIgnoreCase));
            TableRow whole = names || columns is null ? row : row.Under(columns.Count, ',');
            first = false;
            if (whole.Found is { } found)
            {
                yield return (place, null, new Fault(place, found, whole.Fix));
            }
            else if (names)
            {
                columns = [.. row.Values.Select(column => column.Trim())];
            }
            else
            {
                JsonElement json = JsonSerializer.SerializeToElement(
                    columns!.Zip(row.Values).DistinctBy(pair => pair.First)
                        .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
                yield return (place, new BenchmarkRow(json, file), null);
            }

            if (columns is null)
            {
                // Without names nobody knows what the rows below say.
                yield break;
            }
        }
    }

    private static IEnumerable<(string, BenchmarkRow?, Fault?)> Lines(string path, string name, string file)
    {
        using var lines = new LineReader(File.OpenRead(path), RunFile.MostLineBytes);
        int number = 0;
        while (lines.Next() is { } line)
        {
            number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            string place = $"{name}:{number}";
            yield return !JsonUnicode.IsSound(line.Span) ? (place, null, NoUnicode(place))
                : Row(line, place) is { } row ? (place, new BenchmarkRow(row, file), null)
                : (place, null, new Fault(place, "found no JSON object", "write one object on a line"));
        }
    }

    private static Fault NoUnicode(string place) =>
        new(place, "found letters that are no Unicode", "write the file as UTF-8, and no letter by half");

    private static JsonElement? Row(ReadOnlyMemory<byte> line, string place)
    {
        try
        {
            bool marked = place.EndsWith(":1", StringComparison.Ordinal) && line.Span.StartsWith("\uFEFF"u8);
            using var json = JsonDocument.Parse(marked ? line[3..] : line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(string, BenchmarkRow?, Fault?)> Tree(
        Benchmark benchmark, string path, string name, string file)
    {
        string[] wanted = benchmark.OneRowAFile && FirstLetter(path) == '{' ? [""] : [.. benchmark.Rows];
        using var json = new JsonStream(File.OpenRead(path), wanted);
        while (true)
        {
            (string Path, string Place, JsonElement Value)? next = null;
            Fault? broken = null;
            try
            {
                next = json.Next();
            }
            catch (Exception wrong) when (wrong is JsonException or IOException)
            {
                broken = JsonFaults.Of(name, wrong, json.WasCutOff);
            }

            if (broken is not null)
            {
                yield return (name, null, broken);
                yield break;
            }

            if (next is not { } found)
            {
                yield break;
            }

            string place = found.Place.Length == 0 ? name : $"{name} {found.Place}";
            if (json.IsRepaired)
            {
                yield return (place, null, NoUnicode(place));
                continue;
            }

            foreach (JsonElement row in benchmark.Split?.Invoke(found.Place, found.Value) ?? [found.Value])
            {
                yield return (place, new BenchmarkRow(row, file, found.Place), null);
            }
        }
    }

    // Many sets name their JSON lines ".json".
    private static bool IsLines(string path)
    {
        using var lines = new LineReader(File.OpenRead(path), RunFile.MostLineBytes);
        return lines.Next() is { } first && Row(first, ":1") is not null
            && lines.Next() is { } second && second.Span.TrimStart(" \t"u8).StartsWith("{"u8);
    }

    private static char FirstLetter(string path)
    {
        using var text = new StreamReader(path);
        int letter;
        while ((letter = text.Read()) >= 0 && char.IsWhiteSpace((char)letter))
        {
        }

        return letter < 0 ? ' ' : (char)letter;
    }
}
