using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>The rows of a benchmark's files as cases, one at a time.</summary>
internal sealed class BenchmarkCases(Benchmark benchmark, string[] files, string name, bool judged) : CaseSource
{
    private readonly Dictionary<string, IReadOnlyList<EvaluatorUse>> _evaluators =
        benchmark.Kinds.ToDictionary(kind => kind, kind => judged ? Evaluators(kind) : []);

    public override string Name => name;

    /// <summary>The settings of a kind for the cases of benchmarks; null for those that it has by itself.</summary>
    public static JsonNode Settings(string kind) => kind switch
    {
        "code" => new JsonObject { ["language"] = "python", ["before"] = "{{before}}", ["after"] = "{{tests}}" },
        "equals" => new JsonObject { ["ignore-case"] = true },
        _ => new JsonObject(),
    };

    public override IEnumerable<CaseRow> Read()
    {
        foreach (string path in files)
        {
            string file = files.Length == 1 ? Path.GetFileName(name) : Path.GetFileName(path);
            int number = 0;
            foreach ((string place, BenchmarkRow? row, Fault? fault) in BenchmarkFiles.Read(benchmark, path, file))
            {
                number++;
                yield return fault is not null ? CaseRow.Bad(fault) : Case(row!, place, file, number);
            }
        }
    }

    private CaseRow Case(BenchmarkRow row, string place, string file, int number)
    {
        BenchmarkCase? read = benchmark.Read(row);
        if (read?.Wrong is { } wrong)
        {
            return CaseRow.Bad(new Fault(place, wrong, "mend the row or leave it out"));
        }

        if (read is null)
        {
            return CaseRow.Bad(new Fault(
                place, $"this is no row of {benchmark.Title}", $"its files are {benchmark.Forms}"));
        }

        string id = read.Id is null ? $"{file}:{number}" : files.Length == 1 ? read.Id : $"{file}:{read.Id}";
        return CaseRow.Good(place, read.ToCase(id, _evaluators[read.Kind ?? benchmark.Kinds[0]]));
    }

    private static IReadOnlyList<EvaluatorUse> Evaluators(string kind)
    {
        var document = new Document(
            JsonSerializer.SerializeToElement(new JsonObject
            {
                ["evaluators"] = new JsonArray(new JsonObject { [kind] = Settings(kind) }),
            }), []);
        IReadOnlyList<EvaluatorUse> uses = EvaluatorReader.Read(document, "evaluators", new EvaluatorFiles("."));
        FaultsException.ThrowIfAny(document.Faults);
        return uses;
    }
}
