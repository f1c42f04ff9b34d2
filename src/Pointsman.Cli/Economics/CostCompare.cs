using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cost compare</c>: several candidates at one volume.</summary>
internal static class CostCompare
{
    public static Command Create(CostContext context)
    {
        Form form = new Form()
            .AskMany("offer", "offers", "PROVIDER/MODEL", "An offer of the catalog; repeat it",
                text => new JsonObject { ["offer"] = text })
            .AskMany("price", "offers", "NAME=IN/OUT", "Dollars per one million tokens in and out; repeat it",
                text => CandidateKeys.FromFlag(text, "price-in", "price-out"))
            .AskMany("per-request", "offers", "NAME=USD", "Dollars for a call; repeat it",
                text => CandidateKeys.FromFlag(text, "per-request"))
            .AskMany("subscription", "offers", "NAME=FEE,INCLUDED,OVERAGE", "A fee, its requests, dollars for one more",
                text => CandidateKeys.FromFlag(text, "fee", "included", "overage"))
            .AskMany("self-hosted", "offers", "NAME=PARAMETERS", "A model of one's own; more in a file", Hosted)
            .Ask("requests", "VOLUME", "Calls a month, or a volume: 100k/day")
            .AskUsage();
        const string Description = "What offers cost at a volume";
        return CostAnswer.Command("compare", Description, form, context, inputs => Compute(inputs, context))
            .WithExamples(
                "pointsman cost compare --price 'GPT-4=30/60' --price 'GPT-3.5 Turbo=0.5/1.5' "
                    + "--requests 10000 --input 1k --output 1k",
                "pointsman cost compare --offer openai/gpt-4o --offer anthropic/claude-3-haiku "
                    + "--requests 100k/day --input 800 --output 200",
                "pointsman cost compare --file candidates.yaml --format json");
    }

    private static JsonObject? Hosted(string text) => CandidateKeys.FromFlag(text, "parameters") is { } flat
        ? new JsonObject
        {
            ["name"] = flat["name"]!.DeepClone(),
            ["self-hosted"] = new JsonObject { ["parameters"] = flat["parameters"]!.DeepClone() },
        }
        : null;

    private static CostAnswer? Compute(Inputs inputs, CostContext context)
    {
        Document document = inputs.Document;
        decimal? requests = inputs.Volume("requests");
        if (requests is null && !document.Has("requests"))
        {
            document.FaultOf<string>("requests", "nothing", Quantity.VolumeForm);
        }

        Usage usage = inputs.ReadUsage();
        var candidates = new List<Candidate>();
        foreach (Document part in document.Parts("offers", 100))
        {
            var ofCandidate = new Inputs(part);
            (string? given, Pricing? pricing, _) = ofCandidate.ReadCandidate(context);
            part.FaultUnknownKeys();
            string name = given ?? $"candidate {candidates.Count + 1}";
            inputs.Include(name, ofCandidate);
            if (pricing is not null)
            {
                candidates.Add(new Candidate(name, pricing));
            }
        }

        if (candidates.Count == 0 && document.Faults.Count == 0)
        {
            document.FaultOf<string>("offers", "nothing to compare", "give --offer or --price, or offers in a file");
        }

        if (document.Faults.Count > 0)
        {
            return null;
        }

        Comparison comparison = Comparison.Of(new Workload(usage, requests ?? 0m), candidates);
        return new CostAnswer(result => Fill(result, comparison), screen => Write(screen, comparison));
    }

    private static void Fill(JsonObject result, Comparison comparison) =>
        result["candidates"] = new JsonArray([.. comparison.Rows.Select(row => new JsonObject
        {
            ["name"] = row.Candidate.Name,
            ["perRequest"] = Written.Json(row.Bill.PerRequest),
            ["perMonth"] = Written.Json(row.Bill.Total),
            ["times"] = row.Times is { } times ? Written.Json(times) : null,
            ["lines"] = new JsonArray([.. row.Bill.Lines.Select(line => new JsonObject
            {
                ["name"] = line.Name, ["how"] = line.How, ["cost"] = Written.Json(line.Cost),
            })]),
            ["assumed"] = Written.Json(row.Bill.Assumed),
            ["missing"] = Written.Json(row.Bill.Missing),
        })]);

    private static void Write(Screen screen, Comparison comparison)
    {
        var table = new Table(
            "candidate", Column.Number("a request"), Column.Number("a month"), Column.Number("times"), "how");
        foreach (ComparisonRow row in comparison.Rows)
        {
            string times = row.Times is { } factor ? $"{Written.Figure(factor)}×" : "";
            string how = row.Bill.Total is null
                ? $"no rate is known for {string.Join(", ", row.Bill.Missing)}"
                : string.Join(" + ", row.Bill.Lines.Where(line => line.Cost != Usd.Zero).Select(line => line.How));
            string each = Written.Text(row.Bill.PerRequest);
            table.Row(row.Candidate.Name, each, Written.Text(row.Bill.Total), times, how);
        }

        screen.Heading("cost");
        table.Write(screen);
        screen.List("assumed", [.. comparison.Rows.SelectMany(
            row => row.Bill.Assumed.Select(assumed => $"{row.Candidate.Name}: {assumed}"))]);
    }
}
