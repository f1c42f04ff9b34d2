using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// What a run measured of the models that the catalog knows, as evidence for the advisor; and, for people, what was
/// left out and why.
/// </summary>
public sealed record RunMeasurements
{
    /// <summary>A result for each model or offer that the catalog knows, the best arm of each.</summary>
    public required IReadOnlyList<MeasuredResult> Results { get; init; }

    /// <summary>What people have to know: arms that were left out, arms chosen among several, a run without its end.
    /// </summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Reads the measurements of a run.</summary>
    public static RunMeasurements Of(Run run, Catalog catalog)
    {
        var notes = new List<string>();
        if (run.End is not { Stopped: null })
        {
            notes.Add("the run did not come to its end; what it has so far counts");
        }

        var known = new List<(string Subject, ArmMetrics Arm)>();
        foreach (ArmMetrics arm in RunMetrics.Of(run))
        {
            if (WhyNot(arm, run.Header, catalog, out string subject) is { } why)
            {
                notes.Add($"'{arm.Arm.Name}' is left out: {why}");
            }
            else
            {
                known.Add((subject, arm));
            }
        }

        var results = new List<MeasuredResult>();
        foreach (var arms in known.GroupBy(one => one.Subject, one => one.Arm, StringComparer.OrdinalIgnoreCase))
        {
            results.Add(Best(arms.Key, [.. arms], run.Header, notes));
        }

        return new RunMeasurements { Results = results, Notes = notes };
    }

    private static string? WhyNot(ArmMetrics arm, RunHeader header, Catalog catalog, out string subject)
    {
        subject = "";
        if (arm.Arm.Simulated)
        {
            return "it is simulated, which says nothing about a model";
        }

        if (Known(arm.Arm, catalog) is not { } known)
        {
            return $"the catalog knows no '{arm.Arm.Model}'; a route is measured as a whole and is no model";
        }

        subject = known;
        if (arm.ErrorShare > header.MostErrors)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"{arm.Failed + arm.Ungraded} of {arm.Asked} questions have no answer or no grade, more than the "
                + $"{header.MostErrors * 100:0.##} % that the suite allows");
        }

        return arm.Accuracy is null ? "none of its answers was graded" : null;
    }

    private static string? Known(RunArm arm, Catalog catalog) =>
        (arm.Offer is { } offer ? catalog.FindOffer(offer)?.Id : null)
        ?? catalog.FindOffer(arm.Model)?.Id ?? catalog.FindModel(arm.Model)?.Id;

    // Of arms that differ by prompt or options, a user would take the best one.
    private static MeasuredResult Best(string subject, ArmMetrics[] arms, RunHeader header, List<string> notes)
    {
        ArmMetrics best = arms
            .OrderByDescending(arm => arm.Accuracy!.Value)
            .ThenBy(arm => arm.CostPerAnswer?.Amount ?? decimal.MaxValue)
            .First();
        string day = header.Started.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string from = $"{header.Suite}, {day}";
        if (arms.Length > 1)
        {
            from = $"{from}, '{best.Arm.Name}', the best of {arms.Length}";
            notes.Add($"'{best.Arm.Name}' counts for {subject}: it is the best of {arms.Length} arms, "
                + "so its figure is a little too good");
        }

        double? seconds = best.FirstToken?.P50 ?? best.Latency?.P50;
        return new MeasuredResult
        {
            Subject = subject,
            N = best.Cases,
            Quality = best.Accuracy!.Value,
            Latency = seconds is { } median ? TimeSpan.FromSeconds(median) : null,
            CostPerRequest = best.CostPerAnswer,
            From = from,
        };
    }
}
