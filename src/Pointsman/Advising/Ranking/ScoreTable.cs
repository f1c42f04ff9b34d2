namespace Pointsman;

/// <summary>The scores of a catalog as observations on scales without ends, split into what is fitted together.</summary>
internal sealed class ScoreTable
{
    private readonly List<Capability> _capabilities = [];

    public ScoreTable(Catalog catalog, Dictionary<string, int> index)
    {
        Dictionary<string, Benchmark> benchmarks = catalog.Benchmarks.ToDictionary(benchmark => benchmark.Id);
        Score[] scores =
        [
            .. catalog.Scores
                .Where(score => index.ContainsKey(score.Model) && benchmarks.ContainsKey(score.Benchmark))
                .OrderBy(score => score.Benchmark, StringComparer.Ordinal)
                .ThenBy(score => score.Release, StringComparer.Ordinal)
                .ThenBy(score => score.Model, StringComparer.Ordinal)
                .ThenBy(score => score.Variant, StringComparer.Ordinal)
                .ThenBy(score => score.Value),
        ];
        Dictionary<(string, string), int> releases = Releases(scores);
        for (int i = 0; i < scores.Length;)
        {
            int end = i + 1;
            while (end < scores.Length && SameCell(scores[i], scores[end]))
            {
                end++;
            }

            Add(scores.AsSpan(i, end - i), benchmarks[scores[i].Benchmark], index, releases);
            i = end;
        }
    }

    public List<LatentObservation> Wits { get; } = [];

    public List<LatentObservation> Speed { get; } = [];

    public List<LatentObservation> Faithfulness { get; } = [];

    public int Tests => _capabilities.Count;

    public Capability CapabilityOf(int test) => _capabilities[test];

    private string _lastTest = "";

    private void Add(ReadOnlySpan<Score> cell, Benchmark benchmark, Dictionary<string, int> index, Dictionary<(string, string), int> releases)
    {
        string test = $"{benchmark.Id}@{cell[0].Release}";
        if (test != _lastTest)
        {
            _capabilities.Add(benchmark.Capability);
            _lastTest = test;
        }

        // Ten releases of one benchmark are one voice, not ten: they share the weight of a single result.
        double noise = benchmark.Noise * Math.Sqrt(releases[(benchmark.Id, cell[0].Model)]);
        var observation = new LatentObservation(index[cell[0].Model], _capabilities.Count - 1, Open(Typical(cell), benchmark.Scale), noise);
        List<LatentObservation> fit = benchmark.Capability switch
        {
            Capability.Speed => Speed,
            Capability.Faithfulness => Faithfulness,
            _ => Wits,
        };
        fit.Add(observation);
    }

    // A model measured at several efforts counts once: as it comes when that was measured, else at its middle effort.
    private static double Typical(ReadOnlySpan<Score> cell)
    {
        double plainSum = 0.0;
        int plain = 0;
        Span<double> values = cell.Length <= 64 ? stackalloc double[cell.Length] : new double[cell.Length];
        for (int i = 0; i < cell.Length; i++)
        {
            values[i] = cell[i].Value;
            plainSum += cell[i].Variant is null ? cell[i].Value : 0.0;
            plain += cell[i].Variant is null ? 1 : 0;
        }

        if (plain > 0)
        {
            return plainSum / plain;
        }

        values.Sort();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2.0;
    }

    private static double Open(double value, BenchmarkScale scale) => scale switch
    {
        BenchmarkScale.Percent => Logit(Math.Clamp(value / 100.0, 0.01, 0.99)),
        BenchmarkScale.Seconds => -Math.Log(Math.Max(value, 0.01)),
        _ => value,
    };

    private static double Logit(double share) => Math.Log(share / (1.0 - share));

    private static bool SameCell(Score left, Score right) =>
        left.Model == right.Model && left.Benchmark == right.Benchmark && left.Release == right.Release;

    private static Dictionary<(string, string), int> Releases(Score[] scores)
    {
        var count = new Dictionary<(string, string), int>();
        for (int i = 0; i < scores.Length; i++)
        {
            bool again = i > 0 && SameCell(scores[i - 1], scores[i]);
            (string, string) key = (scores[i].Benchmark, scores[i].Model);
            count[key] = count.GetValueOrDefault(key) + (again ? 0 : 1);
        }

        return count;
    }
}
