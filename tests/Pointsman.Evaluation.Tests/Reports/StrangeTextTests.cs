using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Pointsman.Evaluation.Tests.Reports;

/// <summary>Whatever a model answers or a file names, it stays text.</summary>
public sealed partial class StrangeTextTests
{
    private const string Strange =
        "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> ]]> \"quotes' `ticks` |*_[a](b) "
        + "\u001b[31m \0 \u2028 \u202E \u2066 \u200F \uD800 äß漢\U0001F600\nnext";

    [Fact]
    public void A_page_holds_no_element_but_its_own()
    {
        string html = SomeRun.Report(SomeRun.SayingOnly(Strange), ReportFormat.Html);
        Assert.Equal(3, Script().Count(html));
        Assert.Equal(3, Regex.Count(html, "</script", RegexOptions.IgnoreCase));
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', html);
        Assert.DoesNotContain('\u001b', html);
    }

    [Fact]
    public void What_a_page_shows_of_an_answer_is_the_answer()
    {
        string html = SomeRun.Report(SomeRun.SayingOnly(Strange), ReportFormat.Html);
        using JsonDocument index = Block(html, "pm-index"), texts = Block(html, "pm-texts-0");
        JsonElement one = texts.RootElement.GetProperty("cases")[0];
        Assert.Equal(MarkupText.Legal(Strange), one.GetProperty("a")[0][0].GetProperty("t").GetString());
        Assert.Equal("f", one.GetProperty("a")[0][0].GetProperty("v")[0][1].GetString());
        JsonElement states = index.RootElement.GetProperty("states");
        Assert.Equal(["fe", "ep"], states.EnumerateArray().Select(own => own.GetString()));
    }

    [Fact]
    public void A_name_turns_no_sentence_of_a_page_around()
    {
        string html = SomeRun.Report(SomeRun.SayingOnly(Strange), ReportFormat.Html);
        string sentences = html[..html.IndexOf("id=\"pm-index\"", StringComparison.Ordinal)];
        Assert.DoesNotContain(sentences, sign => sign is '\u202E' or '\u2066');
    }

    [Fact]
    public void A_page_loads_nothing()
    {
        string html = SomeRun.Report(SomeRun.SayingOnly("plain"), ReportFormat.Html);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.Equal(
            ["http://www.w3.org/2000/svg"], Address().Matches(html).Select(match => match.Value).Distinct());
    }

    [Fact]
    public void Charts_of_a_page_are_whole_pictures()
    {
        string html = SomeRun.Report(SomeRun.SayingOnly(Strange), ReportFormat.Html);
        MatchCollection charts = Chart().Matches(html);
        Assert.Equal(3, charts.Count);
        Assert.All(charts, chart => XElement.Parse(chart.Value));
    }

    [Fact]
    public void Nothing_steers_a_terminal()
    {
        string text = SomeRun.Report(SomeRun.SayingOnly(Strange), ReportFormat.Text);
        Assert.DoesNotContain(text, sign => char.IsControl(sign) && sign != '\n');
        Assert.DoesNotContain(text, sign => sign is '\u202E' or '\u2066' or '\u200F');
    }

    [Fact]
    public void Markdown_holds_no_markup_but_its_own()
    {
        string markdown = SomeRun.Report(SomeRun.SayingOnly(Strange), ReportFormat.Markdown);
        Assert.DoesNotMatch(@"(?<!\\)<", markdown);
        Assert.DoesNotMatch(@"(?<!\\)\[", markdown);
        Assert.DoesNotMatch("(?<!\\\\)`", markdown);
    }

    [Fact]
    public void Json_can_be_read_again()
    {
        using var json = JsonDocument.Parse(SomeRun.Report(SomeRun.SayingOnly(Strange), ReportFormat.Json));
        Assert.Equal(MarkupLess(Strange), MarkupLess(json.RootElement.GetProperty("suite").GetString()!));
    }

    private static string MarkupLess(string text) =>
        text.Replace('\uD800', '\uFFFD');

    private static JsonDocument Block(string html, string id)
    {
        string start = $"<script type=\"application/json\" id=\"{id}\">";
        int from = html.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return JsonDocument.Parse(html[from..html.IndexOf("</script>", from, StringComparison.Ordinal)]);
    }

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex("https?://[^\"' )]+")]
    private static partial Regex Address();

    [GeneratedRegex("<svg .*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Chart();
}
