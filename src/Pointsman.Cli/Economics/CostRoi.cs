using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cost roi</c>: what an investment returns.</summary>
internal static class CostRoi
{
    private static readonly (ValueKind Kind, string Key, string What)[] Values =
    [
        (ValueKind.Automation, "automation", "Value of work that people need not do any more"),
        (ValueKind.Quality, "quality", "Value of fewer mistakes and better answers"),
        (ValueKind.Speed, "speed", "Value of answers that come sooner"),
        (ValueKind.Strategic, "strategic", "Value of what could not be done before"),
    ];

    private static readonly string[] Periods = ["year", "month"];

    public static Command Create(CostContext context)
    {
        Form form = new Form()
            .Ask("invested", "USD", "Dollars at the start, or low..likely..high")
            .Ask("running", "USD", "Dollars to keep it running (a year; write 500/month for a month)");
        foreach ((_, string key, string what) in Values)
        {
            form.Ask(key, "USD", $"{what} (a year; write 500/month for a month)");
        }

        form.Ask("months", "N", "How far to look (12)")
            .Ask("discount", "SHARE", "Discount rate a year, for the net present value (10 %)")
            .Ask("swing", "SHARE", "How far single numbers may be off, both ways, in the tornado (20 %)");
        const string Description = "What an investment returns, and when it has paid back";
        return CostAnswer.Command("roi", Description, form, context, Compute)
            .WithExamples(
                "pointsman cost roi --invested 50000 --automation 200000",
                "pointsman cost roi --invested 50000 --running 2000/month "
                    + "--automation 8k..12k..14k/month --quality 20000 --months 24",
                "pointsman cost roi --file investment.yaml --format json");
    }

    private static CostAnswer? Compute(Inputs inputs)
    {
        Document document = inputs.Document;
        decimal swing = inputs.Share("swing", 0.2m);
        int months = (int)inputs.Number("months", 1m, 120m, "months", 12m);
        decimal discount = inputs.Share("discount", 0.10m, "a year");
        List<Line> lines =
        [
            .. inputs.ReadAmounts("invested", swing, "once").Select(amount => new Line("invested", null, amount)),
            .. inputs.ReadAmounts("running", swing, Periods).Select(amount => new Line("running", null, amount)),
        ];
        foreach ((ValueKind kind, string key, _) in Values)
        {
            lines.AddRange(inputs.ReadAmounts(key, swing, Periods).Select(amount => new Line(key, kind, amount)));
        }

        if (document.Faults.Count == 0 && lines.All(line => line.Kind is not null))
        {
            document.FaultOf<string>("invested", "no cost", "give invested, running, or both");
        }

        if (document.Faults.Count == 0 && lines.All(line => line.Kind is null))
        {
            document.FaultOf<string>("automation", "no value", "give automation, quality, speed or strategic");
        }

        if (document.Faults.Count > 0)
        {
            return null;
        }

        UncertainInput[] uncertain =
        [
            .. lines.Select(line => new UncertainInput(line.Name, line.Amount.Value, "USD")),
        ];
        Investment With(IReadOnlyList<decimal> values) => Build(lines, values, months, discount);
        Tornado tornado = Tornado.Of(uncertain, values => InvestmentReturn.Of(With(values)).NetPresentValue.Amount);
        InvestmentReturn likely = InvestmentReturn.Of(With([.. uncertain.Select(input => input.Value.Likely)]));
        return new CostAnswer(result => Fill(result, likely, tornado), screen => Write(screen, likely, tornado));
    }

    private static Investment Build(List<Line> lines, IReadOnlyList<decimal> values, int months, decimal discount)
    {
        Usd[] perYear = [.. lines.Select((line, i) => new Usd(values[i] * (line.Amount.Period == "month" ? 12m : 1m)))];
        Usd Sum(string key) => new(lines.Select((line, i) => line.Key == key ? perYear[i].Amount : 0m).Sum());
        return new Investment
        {
            Invested = Sum("invested"),
            RunningPerYear = Sum("running"),
            Value = [.. lines.Index().Where(at => at.Item.Kind is not null).Select(
                at => new ValueItem(at.Item.Kind!.Value, perYear[at.Index]))],
            Months = months,
            DiscountPerYear = discount,
        };
    }

    private static void Fill(JsonObject result, InvestmentReturn likely, Tornado tornado)
    {
        result["value"] = Written.Json(likely.Value);
        result["cost"] = Written.Json(likely.Cost);
        result["net"] = Written.Json(likely.Net);
        result["roiPercent"] = likely.RoiPercent is { } roi ? Written.Json(roi) : null;
        result["paybackMonths"] = likely.PaybackMonths is { } payback ? Written.Json(payback) : null;
        result["netPresentValue"] = Written.Json(likely.NetPresentValue);
        result["cumulative"] = new JsonArray([.. likely.Cumulative.Select(balance => Written.Json(balance))]);
        result["tornado"] = TornadoText.Json(tornado);
    }

    private static void Write(Screen screen, InvestmentReturn likely, Tornado tornado)
    {
        string payback = likely.PaybackMonths is { } months ? $"{Written.Figure(months)} months" : "never";
        string roi = likely.RoiPercent is { } percent ? $"{Written.Figure(percent)} %" : "unknown: nothing is spent";
        screen.Heading($"return over {likely.Investment.Months} months");
        new Table("", Column.Number(""), "")
            .Row("value", $"{likely.Value}")
            .Row("cost", $"{likely.Cost}", "invested + running")
            .Row("net", $"{likely.Net}", "value − cost")
            .Row("ROI", roi, "(value − cost) / cost × 100")
            .Row("payback", payback)
            .Row("net present value", $"{likely.NetPresentValue}", "months discounted by a twelfth of the rate")
            .Write(screen);
        TornadoText.Write(screen, tornado, "the net present value");
    }

    private sealed record Line(string Key, ValueKind? Kind, Amount Amount)
    {
        public string Name => Amount.Period == "once" ? Key : $"{Key}, a {Amount.Period}";
    }
}
