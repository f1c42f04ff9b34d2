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
            return BenchmarkReader.Read(document, "cases", value, folder) is { } one ? [one] : [];
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
            else if (BenchmarkReader.Fits(item))
            {
                Flush();
                if (BenchmarkReader.Read(document, key, item, folder) is { } source)
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
