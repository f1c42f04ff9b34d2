namespace Pointsman;

/// <summary>
/// Thresholds for a cascade, chosen on results of all its steps, and what they are worth.
/// <list type="number">
/// <item>The curve: the thresholds that no others beat, on all cases.</item>
/// <item>A short path along which thresholds are tried, fixed before it is looked at what they reach. For a wanted
/// quality and two steps these are levels of the first step's confidence, from "never taken" downwards, and all cases
/// prove. Else half of the cases draw the path, and only the other half proves.</item>
/// <item>Along the path each is tested: the lower one-sided 95 % bound of its quality meets the target, or the upper
/// one of its cost the budget. The first that fails ends it, and the last that passed is chosen. A path that is fixed
/// beforehand and left at the first failure is wrong in at most 5 of 100 runs, however long it is (fixed sequence
/// testing: Angelopoulos et al., Learn then Test, 2021); to take the cheapest that looks good enough would be wrong in
/// up to half of them.</item>
/// </list>
/// </summary>
public sealed record CascadeFit
{
    /// <summary>The most steps.</summary>
    public const int MostSteps = 8;

    /// <summary>The fewest cases that prove anything.</summary>
    public const int FewestCases = 30;

    private const int PathLength = 50;
    private const int CurveLength = 200;

    private CascadeFit()
    {
    }

    /// <summary>What was looked for.</summary>
    public required CascadeGoal Goal { get; init; }

    /// <summary>The steps, in the order in which they are asked.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>How many cases have a result of every step.</summary>
    public required int Cases { get; init; }

    /// <summary>On how many of them the figures of the choice and of its rivals rest.</summary>
    public required int Proving { get; init; }

    /// <summary>The cases that lack a result of a step and count for nothing.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>Answers of all steps but the last that have no confidence; they count as not sure at all.</summary>
    public required int Unmeasured { get; init; }

    /// <summary>The thresholds that no others beat, from the cheapest to the best; at most 200 of them.</summary>
    public required IReadOnlyList<CascadePoint> Curve { get; init; }

    /// <summary>The choice; absent when none is proven to reach the goal.</summary>
    public CascadePoint? Chosen { get; init; }

    /// <summary>
    /// The nearest to the goal along the path where nothing was chosen: the best lower bound, or the least cost.
    /// </summary>
    public CascadePoint? Nearest { get; init; }

    /// <summary>
    /// Each step alone, and the oracle that knows beforehand which step is the cheapest that is right.
    /// </summary>
    public required IReadOnlyList<CascadeRival> Rivals { get; init; }

    /// <summary>
    /// Fits. Without <paramref name="steps"/> all steps are asked, the cheapest on average first.
    /// </summary>
    /// <exception cref="FaultsException">The results do not suffice.</exception>
    public static CascadeFit Of(
        IReadOnlyList<CascadeResult> results, CascadeGoal goal, IReadOnlyList<string>? steps = null)
    {
        string[] order = steps is null ? ByCost(results) : [.. steps];
        FaultsException.ThrowIfAny(CheckSteps(results, order));
        var leftOut = new List<string>();
        var table = CascadeTable.Of(results, order, leftOut);
        bool halves = goal.Quality is null || order.Length > 2;
        FaultsException.ThrowIfAny(CheckCases(table, halves));
        (CascadeTable learning, CascadeTable proving) = halves ? table.Halves() : (table, table);
        var whole = new ThresholdSearch(table);
        IReadOnlyList<CascadePoint> path =
        [
            .. Path(halves ? new ThresholdSearch(learning) : whole, halves)
                .Select(acceptAt => CascadeMeasure.Of(proving, Short(whole, acceptAt))),
        ];
        CascadePoint? chosen = Choose(path, goal);
        return new CascadeFit
        {
            Goal = goal,
            Steps = order,
            Cases = table.Count,
            Proving = proving.Count,
            LeftOut = leftOut,
            Unmeasured = Enumerable.Range(0, table.Count).Sum(row => Enumerable.Range(0, order.Length - 1)
                .Count(step => table.Cell(row, step).Confidence is null)),
            Curve = [.. Thinned(whole.Frontier(), CurveLength).Select(
                acceptAt => CascadeMeasure.Of(table, Short(whole, acceptAt)))],
            Chosen = chosen,
            Nearest = chosen is not null ? null
                : goal.Quality is null ? path[^1] : path.MaxBy(point => point.RightAtLeast),
            Rivals = CascadeMeasure.Rivals(proving, chosen),
        };
    }

    // From the dearest to the cheapest.
    private static List<double[]> Path(ThresholdSearch search, bool learned)
    {
        if (!learned)
        {
            return [[CascadePoint.Never], .. search.Levels(0, PathLength - 1).Select(level => new[] { level })];
        }

        List<double[]> path = Thinned(search.Frontier(), PathLength);
        path.Reverse();
        return path;
    }

    private static CascadePoint? Choose(IReadOnlyList<CascadePoint> path, CascadeGoal goal) =>
        goal.Quality is { } target
            ? path.TakeWhile(point => point.RightAtLeast >= target).LastOrDefault()
            : path.Reverse().TakeWhile(point => point.CostAtMost <= goal.Budget).LastOrDefault();

    private static double[] Short(ThresholdSearch search, double[] acceptAt) =>
        [.. acceptAt.Select((one, step) => search.Short(step, one))];

    private static List<double[]> Thinned(IReadOnlyList<double[]> all, int most) => all.Count <= most
        ? [.. all]
        : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * (all.Count - 1) / (most - 1))])];

    private static string[] ByCost(IReadOnlyList<CascadeResult> results) =>
    [
        .. results.GroupBy(result => result.Step)
            .OrderBy(group => group.Average(result => result.Cost.Amount))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key),
    ];

    private static List<Fault> CheckSteps(IReadOnlyList<CascadeResult> results, string[] order)
    {
        var faults = new List<Fault>();
        var known = results.Select(result => result.Step).ToHashSet();
        string all = $"steps of the results: {string.Join(", ", known.Order(StringComparer.Ordinal).Take(20))}";
        if (order.Length is < 2 or > MostSteps)
        {
            faults.Add(new Fault("steps", $"found {order.Length}", $"a cascade needs 2 to {MostSteps}; {all}"));
        }

        foreach (string step in order.Where(step => !known.Contains(step)))
        {
            faults.Add(new Fault("steps", $"'{step}' has no results", Spelling.Hint(step, known, all)));
        }

        foreach (IGrouping<string, string> twice in order.GroupBy(step => step).Where(group => group.Count() > 1))
        {
            faults.Add(new Fault("steps", $"'{twice.Key}' stands there {twice.Count()} times", "name each step once"));
        }

        foreach (string step in order.SkipLast(1).Where(known.Contains))
        {
            if (results.All(result => result.Step != step || result.Confidence is null))
            {
                faults.Add(new Fault("steps", $"no result of '{step}' has a confidence",
                    "measure one for every step but the last"));
            }
        }

        return faults;
    }

    private static List<Fault> CheckCases(CascadeTable table, bool halves)
    {
        int fewest = halves ? 2 * FewestCases : FewestCases;
        return table.Count >= fewest ? [] :
        [
            new Fault("results", $"{table.Count} cases have a result of every step",
                $"give at least {fewest}; with fewer nothing can be proven"),
        ];
    }
}
