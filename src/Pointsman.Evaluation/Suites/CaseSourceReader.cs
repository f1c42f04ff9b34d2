using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Reads where cases come from: files by their names, cases in place, or both in a list.</summary>
internal sealed class CaseSourceReader(Document document, string file, string folder)
{
    public IReadOnlyList<CaseSource> Read()
    {
        if (document.Value("cases") is not { } value)
        {
            document.FaultOf<string>("cases", "nothing", "name a file, cases: cases.jsonl, or write a list of cases");
            return [];
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return File("cases", value.GetString()!) is { } one ? [one] : [];
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return Benchmark("cases", value) is { } one ? [one] : [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            document.FaultOf<string>("cases", "a value that is no list", "name a file or write a list of cases");
            return [];
        }

        var sources = new List<CaseSource>();
        var rows = new List<CaseRow>();
        int at = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            string key = $"cases[{at++}]";
            if (item.ValueKind == JsonValueKind.String)
            {
                Flush();
                if (File(key, item.GetString()!) is { } source)
                {
                    sources.Add(source);
                }
            }
            else if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("benchmark", out _))
            {
                Flush();
                if (Benchmark(key, item) is { } source)
                {
                    sources.Add(source);
                }
            }
            else
            {
                rows.Add(CaseReader.Read(item, document.Place(key), at, folder));
            }
        }

        Flush();
        return sources;

        void Flush()
        {
            if (rows.Count > 0)
            {
                sources.Add(new InlineCases(Path.GetFileName(file), [.. rows]));
                rows.Clear();
            }
        }
    }

    // A benchmark brings its own evaluators where the suite has none.
    private CaseSource? Benchmark(string key, JsonElement item)
    {
        var part = new Document(item, document.Faults, inner => document.Place($"{key}.{inner}"));
        string? word = part.Text("benchmark"), name = part.Text("file");
        part.FaultUnknownKeys();
        if (word is null || name is null)
        {
            string all = string.Join(", ", StandardBenchmarks.Names);
            return part.FaultOf<CaseSource>(word is null ? "benchmark" : "file", "nothing",
                $"name a benchmark and its file: {{benchmark: mmlu, file: test.csv}}; benchmarks: {all}");
        }

        var places = new StandardBenchmarks.FaultPlaces(part.Place("benchmark"), part.Place("file"));
        bool judged = !document.Has("evaluators");
        return StandardBenchmarks.Open(word, Path.Combine(folder, name), name, judged, places, document.Faults);
    }

    private CaseSource? File(string key, string name)
    {
        string path = Path.Combine(folder, name);
        if (!System.IO.File.Exists(path))
        {
            return document.FaultOf<CaseSource>(key, $"no file '{name}'", $"files are looked for in {folder}");
        }

        return CaseFiles.Open(path, name) ?? document.FaultOf<CaseSource>(
            key, $"'{name}'", $"name a file that ends with {string.Join(", ", CaseFiles.Endings)}");
    }
}
