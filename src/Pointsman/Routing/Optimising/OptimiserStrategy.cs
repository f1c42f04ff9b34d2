namespace Pointsman;

/// <summary>
/// The cheapest, the best or the fastest of the targets that can take the request and meet the bounds; the others that
/// meet them follow in that order, and equals in the order of the configuration. A target that misses a bound is left
/// out with the figure by which it does. What is unknown is never taken for good: a target without a price is left out
/// where costs count, one of unknown quality where one is demanded, and otherwise both come last.
/// </summary>
public sealed class OptimiserStrategy : RoutingStrategy
{
    // So many candidates are ranked without any memory beside the answer's.
    private const int OnStack = 64;

    private readonly RoutingTarget[] _targets;
    private readonly RequestCost[] _costs;
    private readonly double[] _qualities;
    private readonly string?[] _sources;
    private readonly SuccessPredictor? _predictor;
    private readonly OptimiserOptions _options;
    private readonly OptimiserWords _words;
    private readonly bool _needsPrice;
    private readonly long _mostCost;
    private readonly double _leastQuality;
    private readonly double _mostLatency;

    /// <summary>
    /// Chooses among targets. Where there is a predictor, its chance of a good answer is the quality; a number that is
    /// none is unknown. Else it is what <paramref name="quality"/> says of the target, once, with who says so, so that
    /// decisions can tell; without that, what is written of the target itself.
    /// </summary>
    public OptimiserStrategy(
        IReadOnlyList<RoutingTarget> targets, OptimiserOptions options, SuccessPredictor? predictor = null,
        Func<RoutingTarget, QualityFigure?>? quality = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(targets.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(options.AssumedOutput);
        _targets = [.. targets.Distinct()];
        _costs = [.. _targets.Select(target => new RequestCost(target, options.AssumedOutput))];
        _predictor = predictor;
        QualityFigure?[] figures = [.. _targets.Select(target => predictor is null ? quality?.Invoke(target) : null)];
        _qualities = [.. _targets.Select((target, i) => figures[i]?.Value ?? target.Quality ?? double.NaN)];
        _sources = [.. figures.Select(figure => figure?.From)];
        _options = options;
        _words = new OptimiserWords(options);
        _needsPrice = options.Cost is not null || options.Objective == OptimiserObjective.Cheapest;
        _mostCost = options.Cost is { } cost ? RequestCost.Floor(cost) : RequestCost.Unknown;
        _leastQuality = options.Quality ?? double.NegativeInfinity;
        _mostLatency = options.Latency?.TotalMilliseconds ?? double.PositiveInfinity;
    }

    /// <inheritdoc />
    public override string Name => "optimise";

    /// <inheritdoc />
    public override IReadOnlyList<RoutingTarget> Targets => _targets;

    internal override bool IsFixed => false;

    internal override RoutingOrder Order(in RoutingCase one)
    {
        int count = _targets.Length;
        Span<Merit> merits = count <= OnStack ? stackalloc Merit[OnStack] : new Merit[count];
        int able = 0, meeting = 0;
        for (int i = 0; i < count; i++)
        {
            able += Look(i, one, out merits[i]) ? 1 : 0;
            meeting += merits[i].IsTaken ? 1 : 0;
        }

        int nearest = meeting == 0 && _options.Otherwise == OptimiserOtherwise.Nearest ? Nearest(merits[..count]) : -1;
        if (nearest >= 0)
        {
            merits[nearest].IsTaken = true;
        }

        int taken = nearest >= 0 ? 1 : meeting;
        (RoutingTarget[] plan, int first) = Rank(merits[..count], taken);
        return new RoutingOrder(
            plan,
            nearest >= 0 ? _words.Nearest(able, merits[nearest], _sources[nearest])
                : meeting > 0 ? _words.Chosen(meeting, merits[first], _sources[first])
                : _words.None(able))
        {
            Dropped = taken == count ? null : Left(merits[..count], count - taken),
            IsScreened = true,
            IsTelling = true,
        };
    }

    // Whether the candidate can take the request at all; whether it may is written into its merit.
    private bool Look(int at, in RoutingCase one, out Merit merit)
    {
        RoutingTarget target = _targets[at];
        merit = default;
        if (one.Why(target, out TargetStanding standing) is { } why)
        {
            merit.Why = why;
            return false;
        }

        double quality = _predictor is null ? _qualities[at] : Predict(_predictor, one.Facts, target);
        merit.Quality = double.IsNaN(quality) ? double.NegativeInfinity : quality;
        merit.Latency = standing.LatencyMilliseconds > 0 ? standing.LatencyMilliseconds : double.PositiveInfinity;
        merit.Cost = _costs[at].Of(one.Facts);
        DropReason? missed = _options.LocalOnly && !target.Local ? DropReason.NotLocal
            : _needsPrice && merit.Cost == RequestCost.Unknown ? DropReason.NoPrice
            : merit.Quality < _leastQuality ? DropReason.NotGoodEnough
            : merit.Cost > _mostCost ? DropReason.TooDear
            : merit.Latency > _mostLatency && double.IsFinite(merit.Latency) ? DropReason.TooSlow
            : null;
        merit.Why = missed ?? default;
        merit.IsTaken = missed is null;
        return true;
    }

    // A predictor that breaks knows nothing of the candidate; the request goes on.
    private static double Predict(SuccessPredictor predictor, in RequestFacts facts, RoutingTarget candidate)
    {
        try
        {
            return predictor(facts, candidate);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return double.NaN;
        }
    }

    // The first of those that miss by least in the order that the objective gives; -1 when none is near.
    private int Nearest(ReadOnlySpan<Merit> merits)
    {
        int nearest = -1;
        double least = double.PositiveInfinity;
        for (int i = 0; i < merits.Length; i++)
        {
            if (merits[i].Why is not (DropReason.TooDear or DropReason.TooSlow or DropReason.NotGoodEnough)
                || (_options.Quality is not null && double.IsNegativeInfinity(merits[i].Quality)))
            {
                continue;
            }

            double miss = Miss(merits[i]);
            if (miss < least || (miss == least && Compare(merits[i], merits[nearest]) < 0))
            {
                (nearest, least) = (i, miss);
            }
        }

        return nearest;
    }

    // How far off it is, bound by bound, each as a share of the larger of what is found and what is allowed. Doubles
    // are right for a share, also for that of an amount.
    private double Miss(in Merit merit) =>
        (_options.Quality is null ? 0 : Share(_leastQuality - merit.Quality, _leastQuality, merit.Quality))
        + (_options.Cost is null ? 0 : Share((double)merit.Cost - _mostCost, _mostCost, merit.Cost))
        + (double.IsFinite(merit.Latency) ? Share(merit.Latency - _mostLatency, _mostLatency, merit.Latency) : 0);

    private static double Share(double off, double bound, double found) =>
        off > 0 ? off / Math.Max(Math.Abs(bound), Math.Abs(found)) : 0;

    private int Compare(in Merit one, in Merit other)
    {
        int key = one.Key(_options.Objective).CompareTo(other.Key(_options.Objective));
        return key != 0 ? key : Merit.CompareRest(one, other);
    }

    private (RoutingTarget[] Plan, int First) Rank(ReadOnlySpan<Merit> merits, int taken)
    {
        if (taken == 0)
        {
            return ([], -1);
        }

        Span<long> keys = taken <= OnStack ? stackalloc long[OnStack] : new long[taken];
        Span<int> places = taken <= OnStack ? stackalloc int[OnStack] : new int[taken];
        int next = 0;
        for (int i = 0; i < merits.Length; i++)
        {
            if (merits[i].IsTaken)
            {
                keys[next] = merits[i].Key(_options.Objective);
                places[next++] = i;
            }
        }

        keys[..taken].Sort(places[..taken]);
        SettleTies(merits, keys[..taken], places);
        var plan = new RoutingTarget[taken];
        for (int i = 0; i < taken; i++)
        {
            plan[i] = _targets[places[i]];
        }

        return (plan, places[0]);
    }

    // Equal keys stand together now, in any order; few are equal, so each is put into its place one by one.
    private static void SettleTies(ReadOnlySpan<Merit> merits, ReadOnlySpan<long> keys, Span<int> places)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            int moved = places[i], to = i;
            while (to > 0 && keys[to - 1] == keys[i] && IsBefore(merits, moved, places[to - 1]))
            {
                places[to] = places[--to];
            }

            places[to] = moved;
        }
    }

    private static bool IsBefore(ReadOnlySpan<Merit> merits, int one, int other)
    {
        int rest = Merit.CompareRest(merits[one], merits[other]);
        return rest < 0 || (rest == 0 && one < other);
    }

    private DroppedTarget[] Left(ReadOnlySpan<Merit> merits, int count)
    {
        var dropped = new DroppedTarget[count];
        int next = 0;
        for (int i = 0; i < merits.Length; i++)
        {
            if (!merits[i].IsTaken)
            {
                dropped[next++] = merits[i].Dropped(_targets[i], _sources[i]);
            }
        }

        return dropped;
    }
}
