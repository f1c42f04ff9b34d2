namespace Pointsman.Evaluation;

/// <summary>
/// The public benchmarks whose files are read as cases, from where the user has them; nothing is downloaded. Sets of
/// one's own in the same shapes are read alike.
/// </summary>
public static class StandardBenchmarks
{
    internal static readonly IReadOnlyList<Benchmark> All =
    [
        ChoiceBenchmarks.Mmlu, ChoiceBenchmarks.HellaSwag, ChoiceBenchmarks.TruthfulQa, ChoiceBenchmarks.Arc,
        TextBenchmarks.Gsm8k, TextBenchmarks.Math, TextBenchmarks.Bbh, TextBenchmarks.Drop,
        CodeBenchmarks.HumanEval, CodeBenchmarks.Mbpp,
    ];

    /// <summary>The words that name them: <c>mmlu</c>, <c>gsm8k</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(benchmark => benchmark.Name)];

    /// <summary>The cases of a benchmark.</summary>
    /// <param name="benchmark">One of <see cref="Names"/>.</param>
    /// <param name="path">A file, or a folder whose files are read in the order of their names.</param>
    /// <param name="judged">Whether each case brings the benchmark's own evaluator. Default: yes.</param>
    /// <exception cref="FaultsException">The benchmark is unknown, or there are no files.</exception>
    public static CaseSource Open(string benchmark, string path, bool judged = true)
    {
        var faults = new List<Fault>();
        CaseSource? source = Open(benchmark, path, path, judged, new FaultPlaces("benchmark", path), faults);
        FaultsException.ThrowIfAny(faults);
        return source!;
    }

    internal static CaseSource? Open(
        string word, string path, string name, bool judged, FaultPlaces places, List<Fault> faults)
    {
        Benchmark? benchmark =
            All.FirstOrDefault(one => one.Name.Equals(word.Trim(), StringComparison.OrdinalIgnoreCase));
        if (benchmark is null)
        {
            string all = $"benchmarks: {string.Join(", ", Names)}";
            faults.Add(new Fault(places.Benchmark, $"found '{word}'", Spelling.Hint(word, Names, all)));
            return null;
        }

        string[] files = BenchmarkFiles.Of(path);
        if (files.Length == 0)
        {
            faults.Add(new Fault(places.File, $"no file '{name}'",
                $"give a file or a folder with files that end with {string.Join(", ", BenchmarkFiles.Endings)}"));
            return null;
        }

        return new BenchmarkCases(benchmark, files, name, judged);
    }

    /// <summary>What a fault about a benchmark, or about its file, is told of.</summary>
    internal sealed record FaultPlaces(string Benchmark, string File);
}
