using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>What <c>bench size</c> is asked.</summary>
internal sealed record SizeQuestion
{
    /// <summary>The share of right answers that is expected of the better known model.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The share of cases that only one of two models gets right.</summary>
    public required double Discordance { get; init; }

    /// <summary>By how much one has to be better; null where that is not asked.</summary>
    public double? Better { get; init; }

    /// <summary>By how much one may be worse; null where that is not asked.</summary>
    public double? Margin { get; init; }

    /// <summary>How far an interval may reach to either side; null where that is not asked.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>How often a difference that is there shall be found.</summary>
    public required double Power { get; init; }

    /// <summary>How often one that is not there may be.</summary>
    public required double Error { get; init; }

    /// <summary>Reads it, remembering what was given and what is a default.</summary>
    public static SizeQuestion Read(Inputs inputs, Run? pilot)
    {
        Document document = inputs.Document;
        PairedCounts? seen = pilot is null ? null : Seen(pilot, document);
        double? margin = Share(inputs, "margin"), width = Share(inputs, "half-width");
        double? better = document.Has("better-by") ? Share(inputs, "better-by")
            : document.Has("margin") || document.Has("half-width") ? null
            : seen is { Difference: not 0 } ? FromPilot(inputs, "better-by", Math.Abs(seen.Difference))
            : (double)inputs.Share("better-by", 0.03m);
        double accuracy = seen is null
            ? (double)inputs.Share("accuracy", 0.85m)
            : Share(inputs, "accuracy") ?? FromPilot(inputs, "accuracy", Right(seen));
        double discordance = seen is null
            ? (double)inputs.Share("discordance", Math.Max(0.10m, (decimal)(better ?? 0)))
            : Share(inputs, "discordance") ?? FromPilot(inputs, "discordance", seen.Discordance);
        double power = (double)inputs.Share("power", 0.8m), error = (double)inputs.Share("error", 0.05m);
        Inside(document, "power", power);
        Inside(document, "error", error);
        if (power <= error)
        {
            document.FaultOf<string>("power", $"{power}, not more than the error of {error}",
                "chance alone finds so much: write a larger share");
        }

        foreach ((string key, double? value) in
            new[] { ("better-by", better), ("margin", margin), ("half-width", width) })
        {
            if (value is <= 0 or >= 1)
            {
                document.FaultOf<string>(key, $"{value}", "write a share above 0 and below 1: 0.03 or 3%");
            }
        }

        if (better > discordance)
        {
            document.FaultOf<string>("better-by", $"{better:0.####}, more than the discordance of {discordance:0.####}",
                "who is better by so much differs in as many cases: raise --discordance");
        }

        if (margin is not null && discordance <= 0)
        {
            document.FaultOf<string>("discordance", $"{discordance}", "write a share above 0: 0.10");
        }

        return new SizeQuestion
        {
            Accuracy = accuracy,
            Discordance = discordance,
            Better = better,
            Margin = margin,
            HalfWidth = width,
            Power = power,
            Error = error,
        };
    }

    private static PairedCounts? Seen(Run pilot, Document document)
    {
        PairedCounts? counts = ArmComparisons.Of(pilot).Select(one => one.Counts)
            .FirstOrDefault(one => one is not null);
        return counts ?? document.FaultOf<PairedCounts>("run", "no two arms whose cases are plainly right or wrong",
            "give a run of two models without repeats, or say --accuracy and --discordance");
    }

    private static double Right(PairedCounts seen) => (double)(seen.Both + seen.SecondOnly) / seen.Total;

    private static double FromPilot(Inputs inputs, string key, double value)
    {
        inputs.Show(key, $"{Math.Round(100 * value, 2)} %", Math.Round(value, 6), "from the run");
        return value;
    }

    private static double? Share(Inputs inputs, string key) => (double?)inputs.ShareOrNone(key);

    private static void Inside(Document document, string key, double value)
    {
        if (value is <= 0 or >= 1)
        {
            document.FaultOf<string>(key, $"{value}", "write a share above 0 and below 1");
        }
    }
}
