using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cost call</c>: one call, part by part.</summary>
internal static class CostCall
{
    public static Command Create(CostContext context)
    {
        Form form = new Form().AskUsage().AskPrice()
            .Ask("requests", "N", "How many such calls, or a volume: 100k/day (1)");
        const string Description = "What one call costs, part by part";
        return CostAnswer.Command("call", Description, form, context, inputs => Compute(inputs, context))
            .WithExamples(
                "pointsman cost call --price-in 3 --price-out 15 --input 2000 --output 500",
                "pointsman cost call --offer openai/gpt-4o --input 12k --cached 10k --output 800 --counting inclusive",
                "pointsman cost call --file call.yaml --level batch --format json");
    }

    private static CostAnswer? Compute(Inputs inputs, CostContext context)
    {
        (TokenPricing? pricing, _, _) = inputs.ReadPrice(context);
        Usage usage = inputs.ReadUsage();
        decimal? requests = inputs.Volume("requests");
        if (pricing is null || inputs.Document.Faults.Count > 0)
        {
            return null;
        }

        Charge charge = Charge.For(usage, pricing.Price, pricing.Level);
        Usd? all = charge.Total * requests;
        return new CostAnswer(result => Fill(result, charge, all), screen => Write(screen, charge, requests, all));
    }

    private static void Fill(JsonObject result, Charge charge, Usd? all)
    {
        result["lines"] = new JsonArray([.. charge.Lines.Select(line => new JsonObject
        {
            ["part"] = Name(line.Part),
            ["quantity"] = Written.Json(line.Quantity),
            ["rate"] = Written.Json(line.Rate),
            ["per"] = Written.Json(line.Per),
            ["cost"] = Written.Json(line.Cost),
        })]);
        result["cost"] = Written.Json(charge.Total);
        result["allRequests"] = Written.Json(all);
        result["assumed"] = Written.Json(charge.Assumed);
        result["missing"] = Written.Json(charge.Missing);
    }

    private static void Write(Screen screen, Charge charge, decimal? requests, Usd? all)
    {
        var table = new Table("part", Column.Number("quantity"), Column.Number("rate"), Column.Number("cost"));
        foreach (ChargeLine line in charge.Lines)
        {
            string rate = line.Per == 1m ? $"{line.Rate}" : $"{line.Rate} per 1M";
            table.Row(Name(line.Part), Written.Figure(line.Quantity), rate, Written.Exact(line.Cost));
        }

        table.Row("one call", "", "", charge.Total is { } total ? Written.Exact(total) : "unknown");
        if (requests is { } count)
        {
            table.Row($"{Written.Figure(count)} calls", "", "", Written.Text(all));
        }

        screen.Heading("cost");
        table.Write(screen);
        screen.List("assumed", charge.Assumed);
        screen.List("no rate is known for", charge.Missing);
    }

    private static string Name(ChargePart part) => JsonNamingPolicy.KebabCaseLower.ConvertName(part.ToString());
}
