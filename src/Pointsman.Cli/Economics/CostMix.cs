using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cost mix</c>: what several steps cost together, and how often they are right.</summary>
internal static class CostMix
{
    public static Command Create(CostContext context)
    {
        Form form = new Form()
            .AskMany("step", "steps", "NAME=SHARE,USD,ACCURACY", "A step: share of requests, dollars, accuracy",
                text => CandidateKeys.FromFlag(text, "share", "cost", "accuracy"))
            .Ask("kind", "tiers|cascade", "tiers (default): each request is paid at its step only; "
                + "cascade: it is paid at every step up to the one that settles it")
            .Ask("requests", "VOLUME", "Calls a month, or a volume: 100k/day");
        return CostAnswer.Command("mix", "What a cascade or tiers of models and people cost", form, context, Compute)
            .WithExamples(
                "pointsman cost mix --step bot=90%,0.01,92% --step strong=8%,0.50,96% --step human=2%,25,99%",
                "pointsman cost mix --step bot=90%,0.01,92% --step human=10%,25,99% "
                    + "--kind cascade --requests 100k/month",
                "pointsman cost mix --file mix.yaml --format json");
    }

    private static CostAnswer? Compute(Inputs inputs)
    {
        Document document = inputs.Document;
        MixKind kind = inputs.Word("kind", "tiers", "tiers", "cascade") == "cascade" ? MixKind.Cascade : MixKind.Tiers;
        decimal? requests = inputs.Volume("requests");
        var steps = new List<MixStep>();
        foreach (Document part in document.Parts("steps", 20))
        {
            string name = part.Text("name") is { Length: > 0 } given ? given : $"step {steps.Count + 1}";
            decimal share = Needed(part, "share", (decimal?)part.Share("share"), "write a share of the requests: 90%");
            decimal cost = Needed(part, "cost", part.Money("cost")?.Amount, "write the dollars for one request: 0.01");
            decimal? right = (decimal?)part.Share("accuracy");
            decimal accuracy = Needed(part, "accuracy", right, "write the share of right answers: 92%");
            part.FaultUnknownKeys();
            steps.Add(new MixStep(name, share, new Usd(cost), accuracy));
        }

        var mix = new Mix { Steps = steps, Kind = kind, RequestsPerMonth = requests };
        if (document.Faults.Count == 0)
        {
            document.Faults.AddRange(MixCost.Check(mix));
        }

        if (document.Faults.Count > 0)
        {
            return null;
        }

        MixCost result = MixCost.Of(mix);
        return new CostAnswer(json => Fill(json, result), screen => Write(screen, result));
    }

    private static decimal Needed(Document part, string key, decimal? value, string fix)
    {
        if (value is null && !part.Has(key))
        {
            part.FaultOf<string>(key, "nothing", fix);
        }

        return value ?? 0m;
    }

    private static void Fill(JsonObject json, MixCost result)
    {
        json["steps"] = new JsonArray([.. result.Steps.Select(step => new JsonObject
        {
            ["name"] = step.Step.Name,
            ["share"] = Written.Json(step.Step.Share),
            ["costPerRequest"] = Written.Json(step.Step.CostPerRequest),
            ["accuracy"] = Written.Json(step.Step.Accuracy),
            ["reached"] = Written.Json(step.Reached),
            ["cost"] = Written.Json(step.Cost),
            ["shareOfCost"] = Written.Json(step.ShareOfCost),
        })]);
        json["costPerRequest"] = Written.Json(result.CostPerRequest);
        json["accuracy"] = Written.Json(result.Accuracy);
        json["costPerRightAnswer"] = Written.Json(result.CostPerRightAnswer);
        json["perMonth"] = Written.Json(result.PerMonth);
        json["costliest"] = result.Costliest.Step.Name;
    }

    private static void Write(Screen screen, MixCost result)
    {
        screen.Heading("mix");
        var table = new Table(
            "step",
            Column.Number("settles"),
            Column.Number("sees"),
            Column.Number("a request"),
            Column.Number("accuracy"),
            Column.Number("adds"),
            Column.Number("of the cost"),
            "");
        foreach (MixStepCost step in result.Steps)
        {
            string share = Written.Figure(step.ShareOfCost * 100m, "0.0");
            string bar = new('█', (int)Math.Round(step.ShareOfCost * 30m));
            table.Row(
                step.Step.Name,
                Written.Percent(step.Step.Share),
                Written.Percent(step.Reached),
                Written.Exact(step.Step.CostPerRequest),
                Written.Percent(step.Step.Accuracy),
                Written.Exact(step.Cost),
                $"{share} %",
                bar);
        }

        table.Write(screen);
        screen.Line();
        Table sums = new Table("", Column.Number(""))
            .Row("an average request", Written.Exact(result.CostPerRequest))
            .Row("accuracy", Written.Percent(result.Accuracy))
            .Row("a right answer", Written.Text(result.CostPerRightAnswer));
        if (result.PerMonth is { } month)
        {
            sums.Row("a month", $"{month}");
        }

        sums.Write(screen);
        string most = Written.Percent(Math.Round(result.Costliest.ShareOfCost, 4));
        screen.Line();
        screen.Line($"  {result.Costliest.Step.Name} costs most: {most} of all");
    }
}
