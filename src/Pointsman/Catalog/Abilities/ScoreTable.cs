namespace Pointsman;

/// <summary>
/// The scores of a catalog as observations on scales without ends, split into what is fitted together.
/// </summary>
internal sealed class ScoreTable
{
    private const int ModelBits = 20;
    private const int ReleaseBits = 12;
    private const int ScoreBits = 20;

    private readonly List<Benchmark> _tests = [];

    public ScoreTable(Catalog catalog, Dictionary<string, int> index)
    {
        Benchmark[] benchmarks = [.. catalog.Benchmarks.OrderBy(benchmark => benchmark.Id, StringComparer.Ordinal)];
        Score[] scores = [.. catalog.Scores];
        long[] keys = Keys(scores, benchmarks, index);
        for (int i = 0; i < keys.Length;)
        {
            int end = i + 1;
            while (end < keys.Length && keys[end] >> ScoreBits == keys[i] >> ScoreBits)
            {
                end++;
            }

            Benchmark benchmark = benchmarks[(int)(keys[i] >> (ScoreBits + ModelBits + ReleaseBits))];
            int model = (int)((keys[i] >> (ScoreBits + ReleaseBits)) & ((1 << ModelBits) - 1));
            int releases = Releases(keys, i);
            Add(keys.AsSpan(i, end - i), scores, benchmark, model, releases);
            i = end;
        }
    }

    public List<LatentObservation> Wits { get; } = [];

    public List<LatentObservation> Speed { get; } = [];

    public List<LatentObservation> Faithfulness { get; } = [];

    public int Tests => _tests.Count;

    public Capability CapabilityOf(int test) => _tests[test].Capability;

    private readonly Dictionary<string, int> _testIndex = new(StringComparer.Ordinal);

    // One number a score, so that sorting compares numbers: benchmark, model, release, and the score's own place.
    private static long[] Keys(Score[] scores, Benchmark[] benchmarks, Dictionary<string, int> index)
    {
        var benchmarkIndex = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < benchmarks.Length; i++)
        {
            benchmarkIndex[benchmarks[i].Id] = i;
        }

        string[] releases = [.. scores.Select(score => score.Release).Distinct().Order(StringComparer.Ordinal)];
        var releaseIndex = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < releases.Length; i++)
        {
            releaseIndex[releases[i]] = i;
        }

        long[] keys = new long[scores.Length];
        int count = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (benchmarkIndex.TryGetValue(scores[i].Benchmark, out int benchmark)
                && index.TryGetValue(scores[i].Model, out int model))
            {
                long release = releaseIndex[scores[i].Release];
                long cell = ((((long)benchmark << ModelBits) | (long)model) << ReleaseBits) | release;
                keys[count++] = (cell << ScoreBits) | (long)i;
            }
        }

        Array.Resize(ref keys, count);
        Array.Sort(keys);
        return keys;
    }

    // The releases of one benchmark that a model has stand side by side.
    private static int Releases(long[] keys, int at)
    {
        const int Shift = ScoreBits + ReleaseBits;
        long group = keys[at] >> Shift;
        int from = at;
        while (from > 0 && keys[from - 1] >> Shift == group)
        {
            from--;
        }

        int count = 1;
        for (int i = from + 1; i < keys.Length && keys[i] >> Shift == group; i++)
        {
            count += keys[i] >> ScoreBits == keys[i - 1] >> ScoreBits ? 0 : 1;
        }

        return count;
    }

    private void Add(ReadOnlySpan<long> cell, Score[] scores, Benchmark benchmark, int model, int releases)
    {
        string release = scores[(int)(cell[0] & ((1 << ScoreBits) - 1))].Release;
        string name = $"{benchmark.Id}@{release}";
        if (!_testIndex.TryGetValue(name, out int test))
        {
            test = _testIndex[name] = _tests.Count;
            _tests.Add(benchmark);
        }

        // Ten releases of one benchmark are one voice, not ten: they share the weight of a single result.
        double noise = benchmark.Noise * Math.Sqrt(releases);
        var observation = new LatentObservation(model, test, Open(Typical(cell, scores), benchmark.Scale), noise);
        List<LatentObservation> fit = benchmark.Capability switch
        {
            Capability.Speed => Speed,
            Capability.Faithfulness => Faithfulness,
            _ => Wits,
        };
        fit.Add(observation);
    }

    // A model measured at several efforts counts once: as it comes when that was measured, else at its middle effort.
    private static double Typical(ReadOnlySpan<long> cell, Score[] scores)
    {
        double[] values = new double[cell.Length];
        int plain = 0;
        for (int pass = 0; pass < 2 && plain == 0; pass++)
        {
            foreach (long key in cell)
            {
                Score score = scores[(int)(key & ((1 << ScoreBits) - 1))];
                if (score.Variant is null || pass == 1)
                {
                    values[plain++] = score.Value;
                }
            }
        }

        Array.Sort(values, 0, plain);
        return (values[(plain - 1) / 2] + values[plain / 2]) / 2.0;
    }

    private static double Open(double value, BenchmarkScale scale) => scale switch
    {
        BenchmarkScale.Percent => Logit(Math.Clamp(value / 100.0, 0.01, 0.99)),
        BenchmarkScale.Seconds => -Math.Log(Math.Max(value, 0.01)),
        _ => value,
    };

    private static double Logit(double share) => Math.Log(share / (1.0 - share));
}
