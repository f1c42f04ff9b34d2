using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>Draws which input moves a result most, as bars of text.</summary>
internal static class TornadoText
{
    private const int Width = 40;

    public static void Write(Screen screen, Tornado tornado, string what)
    {
        TornadoBar[] bars = [.. tornado.Bars.Where(bar => bar.Swing > 0m)];
        if (bars.Length == 0)
        {
            return;
        }

        decimal least = bars.Min(bar => Math.Min(Math.Min(bar.AtLow, bar.AtHigh), tornado.Likely));
        decimal most = bars.Max(bar => Math.Max(Math.Max(bar.AtLow, bar.AtHigh), tornado.Likely));
        screen.Line();
        screen.Heading($"what moves {what} most");
        var table = new Table("input", Column.Number("low"), Column.Number("high"), Column.Number(""), "", "");
        foreach (TornadoBar bar in bars)
        {
            decimal from = Math.Min(bar.AtLow, bar.AtHigh);
            decimal to = Math.Max(bar.AtLow, bar.AtHigh);
            table.Row(
                bar.Input.Name,
                Value(bar.Input.Value.Low, bar.Input.Unit),
                Value(bar.Input.Value.High, bar.Input.Unit),
                new Usd(from).ToString(),
                Bar(from, to, tornado.Likely, least, most),
                new Usd(to).ToString());
        }

        table.Write(screen);
        screen.Line($"  all together: {new Usd(tornado.Low)} .. {new Usd(tornado.Likely)} .. {new Usd(tornado.High)}");
    }

    public static JsonObject Json(Tornado tornado) => new()
    {
        ["low"] = Written.Json(tornado.Low),
        ["likely"] = Written.Json(tornado.Likely),
        ["high"] = Written.Json(tornado.High),
        ["bars"] = new JsonArray([.. tornado.Bars.Select(bar => new JsonObject
        {
            ["input"] = bar.Input.Name,
            ["low"] = Written.Json(bar.Input.Value.Low),
            ["high"] = Written.Json(bar.Input.Value.High),
            ["unit"] = bar.Input.Unit,
            ["resultAtLow"] = Written.Json(bar.AtLow),
            ["resultAtHigh"] = Written.Json(bar.AtHigh),
            ["swing"] = Written.Json(bar.Swing),
        })]),
    };

    private static string Bar(decimal from, decimal to, decimal likely, decimal least, decimal most)
    {
        char[] line = new string(' ', Width + 1).ToCharArray();
        int start = Place(from, least, most);
        int end = Place(to, least, most);
        for (int i = start; i <= end; i++)
        {
            line[i] = '█';
        }

        line[Place(likely, least, most)] = '│';
        return new string(line);
    }

    private static int Place(decimal value, decimal least, decimal most) =>
        (int)Math.Round((value - least) / (most - least) * Width);

    private static string Value(decimal value, string unit) =>
        unit == "%" ? Written.Percent(value) : new Usd(value).ToString();
}
