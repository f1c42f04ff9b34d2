namespace Pointsman;

/// <summary>Reads <c>advice/ranking.json</c>.</summary>
internal static class RankingRulesReader
{
    public static RankingRules Read(Document document, Func<Document, double, FactorWeights> readWeights)
    {
        Document? cost = Part(document, "cost"), latency = Part(document, "latency"), speed = Part(document, "speed");
        Document? context = Part(document, "context");
        Document? small = Part(document, "small"), medium = Part(document, "medium");
        var rules = new RankingRules
        {
            Caution = Number(document, "caution", 0m, 5m),
            PriorCases = Number(document, "priorCases", 0m, 1_000_000m),
            CostBest = Number(cost, "best", 0.000000001m, 1_000m),
            CostWorst = Number(cost, "worst", 0.000000001m, 1_000_000m),
            LatencyMiddle = Seconds(latency, "middle"),
            LatencyPerDeviation = Number(latency, "perDeviation", 1m, 100m),
            SpeedBest = Seconds(speed, "best"),
            SpeedWorst = Seconds(speed, "worst"),
            ContextWorst = Number(context, "worst", 1m, 1_000_000_000m),
            ContextBest = Number(context, "best", 1m, 1_000_000_000m),
            Trust = Numbers(Part(document, "trust")),
            Priorities = Priorities(Part(document, "priorities"), readWeights),
            Providers = document.Words("providers"),
            RetirementDays = (int)Number(document, "retirementDays", 0m, 10_000m),
            SmallParameters = (long)Number(small, "parameters", 1m, 1_000_000_000_000_000m),
            SmallPrice = small?.Money("price") ?? Usd.Zero,
            MediumParameters = (long)Number(medium, "parameters", 1m, 1_000_000_000_000_000m),
            LatencyClasses = [.. document.Parts("latencyClasses").Select(ReadClass)],
        };
        document.FaultUnknownKeys();
        if (rules.LatencyClasses is not [.., { Below: null }])
        {
            document.FaultOf<string>(
                "latencyClasses", "no last class without \"below\"", "end with a class that has no limit");
        }

        return rules;
    }

    // Without it every number in it would silently be the least that is allowed.
    private static Document? Part(Document document, string key) =>
        document.Part(key)
            ?? document.FaultOf<Document>(key, "nothing", "state this part; the catalog that ships shows its form");

    private static LatencyClass ReadClass(Document part) => new(
        part.Text("name") ?? "", part.Has("below") ? TimeSpan.FromSeconds(Seconds(part, "below")) : null,
        part.Text("for") ?? "");

    private static double Number(Document? part, string key, decimal least, decimal most) =>
        (double)(part?.Number(key, least, most)
            ?? part?.FaultOf<decimal?>(key, "nothing", $"write a number from {least} to {most}")
            ?? least);

    private static double Seconds(Document? part, string key)
    {
        string? text = part?.Text(key);
        return text is not null && Quantity.TryDuration(text, out TimeSpan duration)
            ? duration.TotalSeconds
            : part?.FaultOf<double>(key, $"'{text}'", Quantity.DurationForm) ?? 0.0;
    }

    private static Dictionary<string, double> Numbers(Document? part)
    {
        var numbers = new Dictionary<string, double>();
        foreach (string key in part?.Keys() ?? [])
        {
            numbers[key] = (double)(part!.Number(key, 0m, 1m) ?? 0m);
        }

        return numbers;
    }

    private static Dictionary<string, FactorWeights> Priorities(
        Document? part, Func<Document, double, FactorWeights> readWeights)
    {
        var priorities = new Dictionary<string, FactorWeights>();
        foreach (string key in part?.Keys() ?? [])
        {
            priorities[key] = readWeights(part!.Part(key)!, 1.0);
        }

        return priorities;
    }
}
