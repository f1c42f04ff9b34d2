namespace Pointsman;

/// <summary>Results by step and case; every case has a result of every step.</summary>
internal sealed class CascadeTable
{
    private readonly CascadeResult[][] _rows;

    private CascadeTable(string[] steps, CascadeResult[][] rows)
    {
        Steps = steps;
        _rows = rows;
        Count = rows.Length;
        Confidence = [.. steps.Select((_, s) => rows.Select(row => row[s].Confidence ?? 0).ToArray())];
        Right = [.. steps.Select((_, s) => rows.Select(row => row[s].Right).ToArray())];
        CostSoFar =
        [
            .. steps.Select((_, s) => rows.Select(row => row.Take(s + 1).Sum(one => one.Cost.Amount)).ToArray()),
        ];
        Wholes = rows.All(row => row.All(one => one.Right is 0 or 1));
        IsTimed = rows.All(row => row.All(one => one.Milliseconds is not null));
    }

    public string[] Steps { get; }

    /// <summary>How many cases there are.</summary>
    public int Count { get; }

    /// <summary>By step and case; what was not measured is 0, as it is when a cascade runs.</summary>
    public double[][] Confidence { get; }

    public double[][] Right { get; }

    /// <summary>What has been paid when this step has answered.</summary>
    public decimal[][] CostSoFar { get; }

    /// <summary>Whether every answer is wholly right or wholly wrong.</summary>
    public bool Wholes { get; }

    /// <summary>Whether every result says how long it took.</summary>
    public bool IsTimed { get; }

    /// <summary>The cases of which there is a result of every step, in the order in which they first come.</summary>
    public static CascadeTable Of(IReadOnlyList<CascadeResult> results, string[] steps, List<string> leftOut)
    {
        var rows = new List<CascadeResult[]>();
        foreach (IGrouping<string, CascadeResult> one in results.GroupBy(result => result.Case))
        {
            var byStep = one.ToDictionary(result => result.Step);
            if (steps.All(byStep.ContainsKey))
            {
                rows.Add([.. steps.Select(step => byStep[step])]);
            }
            else
            {
                leftOut.Add(one.Key);
            }
        }

        return new CascadeTable(steps, [.. rows]);
    }

    public CascadeResult Cell(int row, int step) => _rows[row][step];

    /// <summary>
    /// Two halves: one to look for thresholds in, one to prove them on. By a hash of the case's name, so that a file in
    /// any order gives the same halves.
    /// </summary>
    public (CascadeTable Learning, CascadeTable Proving) Halves()
    {
        CascadeResult[][] mixed =
        [
            .. _rows.OrderBy(row => Hash(row[0].Case)).ThenBy(row => row[0].Case, StringComparer.Ordinal),
        ];
        return (Half(0), Half(1));

        CascadeTable Half(int which) => new(Steps, [.. mixed.Where((_, i) => i % 2 == which)]);
    }

    // FNV-1a with a last mixing: the same on every machine and in every version of .NET.
    private static ulong Hash(string text)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char letter in text)
        {
            hash = (hash ^ letter) * 1_099_511_628_211;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        return hash ^ (hash >> 33);
    }
}
