using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cost tco</c>: what it costs to own a deployment.</summary>
internal static class CostTco
{
    private const string GrowingByDefault = "api,oversight";

    private static readonly (CostItemKind Kind, string Key, string What, bool Once)[] Items =
    [
        (CostItemKind.Api, "api", "API or licence", false),
        (CostItemKind.Infrastructure, "infrastructure", "Servers, storage, network", false),
        (CostItemKind.Integration, "integration", "Building it into what there is", true),
        (CostItemKind.Maintenance, "maintenance", "Keeping it running", false),
        (CostItemKind.Training, "training", "Hidden: training and fine-tuning", true),
        (CostItemKind.DataPreparation, "data", "Hidden: preparing and labelling data", true),
        (CostItemKind.QualityAssurance, "quality-assurance", "Hidden: assuring quality", false),
        (CostItemKind.HumanOversight, "oversight", "Hidden: people who look over answers, and escalations", false),
    ];

    public static Command Create(CostContext context)
    {
        var form = new Form();
        foreach ((_, string key, string what, bool once) in Items)
        {
            string unless = once ? "once" : "a month";
            form.Ask(key, "USD", $"{what}; 500/month, 20000 once, or low..likely..high ({unless})");
        }

        form.Ask("months", "N", "How far to look (12)")
            .Ask("growth", "SHARE", "Growth of the traffic from month to month (0)")
            .Ask("growing", "ITEMS", $"The items whose monthly part grows with it ({GrowingByDefault})")
            .Ask("swing", "SHARE", "How far single numbers may be off, both ways, in the tornado (20 %)");
        const string Description = "What it costs to own a deployment, hidden items included";
        return CostAnswer.Command("tco", Description, form, context, Compute)
            .WithExamples(
                "pointsman cost tco --api 1000 --integration 20000 --maintenance 500 --oversight 800 --growth 5%",
                "pointsman cost tco --api 800..1000..1500/month --training '5000 once + 200/month' --months 36",
                "pointsman cost tco --file ownership.yaml --format json");
    }

    private static CostAnswer? Compute(Inputs inputs)
    {
        Document document = inputs.Document;
        decimal swing = inputs.Share("swing", 0.2m);
        int months = (int)inputs.Number("months", 1m, 120m, "months", 12m);
        decimal growth = inputs.Share("growth", 0m, "a month");
        HashSet<string> growing = Growing(inputs);
        var items = new List<(CostItem Item, UncertainInput Input)>();
        foreach ((CostItemKind kind, string key, _, bool once) in Items)
        {
            string[] periods = once ? ["once", "month", "year"] : ["month", "once", "year"];
            bool grows = growing.Contains(key);
            items.AddRange(inputs.ReadAmounts(key, swing, periods).Select(amount => Line(kind, key, amount, grows)));
        }

        if (items.Count == 0 && document.Faults.Count == 0)
        {
            string known = string.Join(", ", Items.Select(item => item.Key));
            document.FaultOf<string>("api", "no item at all", $"give at least one of {known}");
        }

        // 10⁹ times today's traffic is no forecast any more, and soon no decimal number either.
        if (Math.Pow((double)(1m + growth), months) > 1e9)
        {
            string found = $"growth by more than a billion times in {months} months";
            document.FaultOf<string>("growth", found, "write less growth or fewer months");
        }

        if (document.Faults.Count > 0)
        {
            return null;
        }

        var ownership = new Ownership
        {
            Items = [.. items.Select(pair => pair.Item)], Months = months, GrowthPerMonth = growth,
        };
        Tornado tornado = Sensitivity(ownership, [.. items.Select(pair => pair.Input)], swing);
        OwnershipCost cost = OwnershipCost.Of(ownership);
        return new CostAnswer(result => Fill(result, cost, tornado), screen => Write(screen, cost, tornado));
    }

    private static HashSet<string> Growing(Inputs inputs)
    {
        string[] known = [.. Items.Select(item => item.Key)];
        IReadOnlyList<string> given = inputs.Document.Words("growing");
        foreach (string word in given.Where(word => !known.Contains(word)))
        {
            string all = $"allowed: {string.Join(", ", known)}";
            inputs.Document.FaultOf<string>("growing", $"'{word}'", Spelling.Hint(word, known, all));
        }

        string[] growing = inputs.Document.Has("growing") ? [.. given] : GrowingByDefault.Split(',');
        string origin = given.Count == 0 ? Inputs.ByDefault : "";
        inputs.Show("growing", string.Join(", ", growing), Written.Json(growing), origin);
        return [.. growing];
    }

    private static (CostItem Item, UncertainInput Input) Line(CostItemKind kind, string key, Amount amount, bool grows)
    {
        decimal scale = amount.Period == "year" ? 12m : 1m;
        Estimate value = new(amount.Value.Low / scale, amount.Value.Likely / scale, amount.Value.High / scale);
        bool once = amount.Period == "once";
        var item = new CostItem { Kind = kind, Grows = grows && !once };
        string name = once ? $"{key}, once" : $"{key}, a month";
        return (With(item, once, value.Likely), new UncertainInput(name, value, "USD"));
    }

    private static CostItem With(CostItem item, bool once, decimal amount) =>
        once ? item with { Once = new(amount) } : item with { PerMonth = new(amount) };

    private static Tornado Sensitivity(Ownership ownership, IReadOnlyList<UncertainInput> items, decimal swing)
    {
        var growth = new UncertainInput("growth", Estimate.Around(ownership.GrowthPerMonth, swing), "%");
        bool[] once = [.. items.Select(item => item.Name.EndsWith("once", StringComparison.Ordinal))];
        return Tornado.Of([.. items, growth], values => OwnershipCost.Of(ownership with
        {
            Items = [.. ownership.Items.Select((item, i) => With(item, once[i], values[i]))],
            GrowthPerMonth = values[^1],
        }).Total.Amount);
    }

    private static void Fill(JsonObject result, OwnershipCost cost, Tornado tornado)
    {
        result["items"] = new JsonArray([.. cost.Items.Select(line => new JsonObject
        {
            ["item"] = Name(line.Item.Kind),
            ["hidden"] = line.Item.IsHidden,
            ["once"] = Written.Json(line.Item.Once),
            ["perMonth"] = Written.Json(line.Item.PerMonth),
            ["grows"] = line.Item.Grows,
            ["total"] = Written.Json(line.Total),
        })]);
        result["months"] = new JsonArray([.. cost.Months.Select(month => new JsonObject
        {
            ["month"] = month.Month,
            ["direct"] = Written.Json(month.Direct),
            ["hidden"] = Written.Json(month.Hidden),
            ["cumulative"] = Written.Json(month.Cumulative),
        })]);
        result["direct"] = Written.Json(cost.Direct);
        result["hidden"] = Written.Json(cost.Hidden);
        result["total"] = Written.Json(cost.Total);
        result["tornado"] = TornadoText.Json(tornado);
    }

    private static void Write(Screen screen, OwnershipCost cost, Tornado tornado)
    {
        screen.Heading($"cost over {cost.Ownership.Months} months");
        var items = new Table(
            "item", "side", Column.Number("once"), Column.Number("first month"), Column.Number("total"));
        foreach (OwnershipItem line in cost.Items)
        {
            items.Row(
                Name(line.Item.Kind),
                line.Item.IsHidden ? "hidden" : "direct",
                line.Item.Once == Usd.Zero ? "" : $"{line.Item.Once}",
                line.Item.PerMonth == Usd.Zero ? "" : $"{line.Item.PerMonth}",
                $"{line.Total}");
        }

        items.Row("direct", "", "", "", $"{cost.Direct}").Row("hidden", "", "", "", $"{cost.Hidden}");
        items.Row("total", "", "", "", $"{cost.Total}").Write(screen);
        screen.Line();
        screen.Line($"  short form: API + integration + maintenance + infrastructure = {cost.Direct}");
        screen.Line();
        var months = new Table(
            Column.Number("month"), Column.Number("direct"), Column.Number("hidden"), Column.Number("so far"));
        foreach (OwnershipMonth month in cost.Months)
        {
            months.Row($"{month.Month}", $"{month.Direct}", $"{month.Hidden}", $"{month.Cumulative}");
        }

        months.Write(screen);
        TornadoText.Write(screen, tornado, "the total");
    }

    private static string Name(CostItemKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
