using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Reads how a suite names a benchmark: <c>{benchmark: mmlu, file: test.csv}</c>.</summary>
internal static class BenchmarkReader
{
    /// <summary>Whether an item of a suite's cases names a benchmark.</summary>
    public static bool Fits(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("benchmark", out _);

    /// <summary>The cases; null, with faults, where there are none. They bring their own evaluators where the suite has
    /// none.</summary>
    public static CaseSource? Read(Document suite, string key, JsonElement item, string folder)
    {
        var part = new Document(item, suite.Faults, inner => suite.Place($"{key}.{inner}"));
        string? word = part.Text("benchmark"), name = part.Text("file");
        part.FaultUnknownKeys();
        if (word is null || name is null)
        {
            string all = string.Join(", ", StandardBenchmarks.Names);
            return part.FaultOf<CaseSource>(word is null ? "benchmark" : "file", "nothing",
                $"name a benchmark and its file: {{benchmark: mmlu, file: test.csv}}; benchmarks: {all}");
        }

        var places = new StandardBenchmarks.FaultPlaces(part.Place("benchmark"), part.Place("file"));
        bool judged = !suite.Has("evaluators");
        return StandardBenchmarks.Open(word, Path.Combine(folder, name), name, judged, places, suite.Faults);
    }
}
