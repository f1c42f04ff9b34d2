using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cost break-even</c>: from which volume a model of one's own costs less than an API.</summary>
internal static class CostBreakEven
{
    public static Command Create(CostContext context)
    {
        Form form = new Form().AskUsage().AskPrice().AskPlan().AskHosting()
            .Ask("requests", "VOLUME", "A volume to compare at, beside the break-even: 100k/day");
        const string Description = "From which volume a model of one's own costs less than an API";
        return CostAnswer.Command("break-even", Description, form, context, inputs => Compute(inputs, context))
            .WithExamples(
                "pointsman cost break-even --price-in 3 --price-out 15 --input 1k --output 200 --parameters 70B",
                "pointsman cost break-even --offer openai/gpt-4o --input 1k --output 200 --parameters 8B "
                    + "--gpu-hour 1.2 --requests 50k/day",
                "pointsman cost break-even --file hosting.yaml --format json");
    }

    private static CostAnswer? Compute(Inputs inputs, CostContext context)
    {
        Usage usage = inputs.ReadUsage();
        (_, Pricing? api, Model? model) = inputs.ReadCandidate(context);
        SelfHosting? hosting = inputs.ReadHosting(model is { OpenWeights: true } ? model : null);
        decimal? requests = inputs.Volume("requests");
        if (api is null || hosting is null || inputs.Document.Faults.Count > 0)
        {
            return null;
        }

        BreakEven result = BreakEven.Of(hosting, api, usage);
        BreakEvenPoint? asked = requests is { } volume ? result.At(volume) : null;
        return new CostAnswer(json => Fill(json, result, asked), screen => Write(screen, result, asked));
    }

    private static void Fill(JsonObject json, BreakEven result, BreakEvenPoint? asked)
    {
        SelfHosting hosting = result.Hosting;
        json["weightBytes"] = Written.Json(hosting.WeightBytes);
        json["cacheBytes"] = Written.Json(hosting.KvBytes);
        json["gpusPerReplica"] = hosting.GpusPerReplica;
        json["requestsPerReplica"] = Written.Json(Math.Floor(hosting.RequestsPerReplica(result.PerCall)));
        json["replicaPerMonth"] = Written.Json(hosting.ReplicaPerMonth);
        json["fixedPerMonth"] = Written.Json(hosting.FixedPerMonth);
        json["breakEvenRequests"] = result.Requests is { } first ? Written.Json(first) : null;
        json["alwaysCheaperFrom"] = result.ForGood is { } always ? Written.Json(always) : null;
        json["never"] = result.Never;
        json["around"] = new JsonArray([.. result.Around.Select(Point)]);
        json["asked"] = asked is null ? null : Point(asked);
    }

    private static JsonObject Point(BreakEvenPoint point) => new()
    {
        ["requests"] = Written.Json(point.RequestsPerMonth),
        ["gpus"] = Written.Json(point.Gpus),
        ["hosted"] = Written.Json(point.Hosted),
        ["api"] = Written.Json(point.Api),
    };

    private static void Write(Screen screen, BreakEven result, BreakEvenPoint? asked)
    {
        SelfHosting hosting = result.Hosting;
        decimal each = hosting.RequestsPerReplica(result.PerCall);
        screen.Heading("hosting");
        new Table("", Column.Number(""), "")
            .Row("weights", $"{Gb(hosting.WeightBytes)} GB", "parameters × bytes per weight")
            .Row("cache", $"{Gb(hosting.KvBytes)} GB", "context × sequences × bytes per token")
            .Row("GPUs a replica", $"{hosting.GpusPerReplica}", "both, over the usable memory of a GPU")
            .Row("requests a replica", Written.Figure(Math.Floor(each)), "a month")
            .Row("a replica", $"{hosting.ReplicaPerMonth}", "a month: GPUs × hours × price")
            .Row("at any volume", $"{hosting.FixedPerMonth}", "a month: people and other")
            .Write(screen);
        screen.Line();
        screen.Heading("break-even");
        if (result.Never is { } never)
        {
            screen.Line($"  never: {never}");
        }
        else
        {
            screen.Line($"  from {Written.Figure(result.Requests!.Value)} requests a month");
            screen.Line(result.ForGood is { } always
                ? $"  always from {Written.Figure(always)} requests a month"
                : "  not at every larger volume: each further replica costs more than the API again");
        }

        var points = new Table(
            Column.Number("requests a month"),
            Column.Number("GPUs"),
            Column.Number("hosted"),
            Column.Number("API"),
            "cheaper");
        foreach (BreakEvenPoint point in asked is null ? result.Around : [.. result.Around, asked])
        {
            points.Row(
                Written.Figure(point.RequestsPerMonth),
                Written.Figure(point.Gpus),
                $"{point.Hosted}",
                Written.Text(point.Api),
                point.Api is { } api ? api < point.Hosted ? "API" : api == point.Hosted ? "neither" : "hosted" : "");
        }

        if (points.Count > 0)
        {
            screen.Line();
            points.Write(screen);
        }
    }

    private static string Gb(decimal bytes) => Written.Figure(bytes / 1_000_000_000m);
}
