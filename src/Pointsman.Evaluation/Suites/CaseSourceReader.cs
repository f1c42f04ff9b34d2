using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// Reads where cases come from: files by their names, several by a name with <c>*</c> or <c>?</c> in its last part,
/// cases in place, or all of these in a list. Where there are several sources, a case of a file that has no id is known
/// by the file and its number.
/// </summary>
internal sealed class CaseSourceReader(Document document, string file, string folder)
{
    private const int MostFiles = 1_000;

    private readonly List<Func<bool, CaseSource?>> _sources = [];
    private readonly List<CaseRow> _rows = [];

    public IReadOnlyList<CaseSource> Read()
    {
        if (document.Value("cases") is not { } value)
        {
            document.FaultOf<string>("cases", "nothing", "name a file, cases: cases.jsonl, or write a list of cases");
            return [];
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            Files("cases", value.GetString()!);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Items(value);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Benchmark("cases", value);
        }
        else
        {
            document.FaultOf<string>("cases", "a value that is no list", "name a file or write a list of cases");
        }

        return [.. _sources.Select(make => make(_sources.Count > 1)).OfType<CaseSource>()];
    }

    private void Items(JsonElement list)
    {
        int at = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            string key = $"cases[{at++}]";
            if (item.ValueKind == JsonValueKind.String)
            {
                Flush();
                Files(key, item.GetString()!);
            }
            else if (BenchmarkReader.Fits(item))
            {
                Flush();
                Benchmark(key, item);
            }
            else
            {
                _rows.Add(CaseReader.Read(item, document.Place(key), at, folder));
            }
        }

        Flush();
    }

    private void Flush()
    {
        if (_rows.Count > 0)
        {
            CaseRow[] rows = [.. _rows];
            _sources.Add(_ => new InlineCases(Path.GetFileName(file), rows));
            _rows.Clear();
        }
    }

    private void Benchmark(string key, JsonElement item)
    {
        if (BenchmarkReader.Read(document, key, item, folder) is { } source)
        {
            _sources.Add(_ => source);
        }
    }

    private void Files(string key, string name)
    {
        foreach (string one in Names(key, name))
        {
            string path = Path.Combine(folder, one);
            if (!CaseFiles.Knows(path))
            {
                document.FaultOf<string>(
                    key, $"'{one}'", $"name a file that ends with {string.Join(", ", CaseFiles.Endings)}");
            }
            else if (!File.Exists(path))
            {
                document.FaultOf<string>(key, $"no file '{one}'", $"files are looked for in {folder}");
            }
            else
            {
                _sources.Add(several => CaseFiles.Open(new CaseFile(path, one, several ? $"{one}:" : "")));
            }
        }
    }

    private string[] Names(string key, string name)
    {
        if (!name.AsSpan().ContainsAny('*', '?'))
        {
            return [name];
        }

        string within = Path.GetDirectoryName(name) ?? "";
        if (within.AsSpan().ContainsAny('*', '?'))
        {
            return document.FaultOf<string[]>(
                key, $"'{name}'", "write * and ? in the last part only: cases/*.jsonl") ?? [];
        }

        try
        {
            string[] found =
            [
                .. Directory.EnumerateFiles(Path.Combine(folder, within), Path.GetFileName(name)).Take(MostFiles + 1)
                    .Select(path => Path.Combine(within, Path.GetFileName(path))).Order(StringComparer.Ordinal),
            ];
            return found.Length is > 0 and <= MostFiles ? found : document.FaultOf<string[]>(
                key, found.Length == 0 ? $"no file like '{name}'" : $"more than {MostFiles} files like '{name}'",
                $"files are looked for in {folder}, at most {MostFiles}") ?? [];
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            string found = broken is DirectoryNotFoundException ? $"no file like '{name}'" : $"'{name}'";
            return document.FaultOf<string[]>(key, found, $"files are looked for in {folder}") ?? [];
        }
    }
}
