using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Charts;

public sealed partial class ChartTests
{
    private static readonly ChartCaption Caption = new("c", "Title", "What is to be seen.");
    private static readonly ChartUnit[] Units = Enum.GetValues<ChartUnit>();

    [Fact]
    public void Whatever_the_values_every_place_is_a_number_inside_of_the_picture() =>
        Prop.ForAll<double[], int>((values, unit) =>
        {
            foreach (string svg in All(values, Units[(unit & int.MaxValue) % Units.Length]))
            {
                AssertInside(svg);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Measures_of_any_size_are_drawn() =>
        Prop.ForAll<PositiveInt, int>((size, power) =>
        {
            double value = size.Get * Math.Pow(10, power % 18);
            foreach (string svg in Units.SelectMany(unit => All([value, value * 1.5, value / 300], unit)))
            {
                AssertInside(svg);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.MaxValue)]
    public void What_is_no_measure_is_left_out(double value)
    {
        foreach (string svg in All([value], ChartUnit.Seconds))
        {
            Assert.Contains("Nothing was measured.", svg, StringComparison.Ordinal);
            AssertInside(svg);
        }
    }

    [Fact]
    public void Without_data_a_chart_says_so()
    {
        foreach (string svg in All([], ChartUnit.Number))
        {
            Assert.Contains("Nothing was measured.", svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_chart_has_a_title_and_a_description_that_it_is_named_by()
    {
        foreach (string svg in All([1, 2], ChartUnit.Number))
        {
            XElement root = XElement.Parse(svg);
            Assert.Equal("img", root.Attribute("role")!.Value);
            Assert.Equal("c-title c-desc", root.Attribute("aria-labelledby")!.Value);
            Assert.Equal(
                ["Title", "What is to be seen."],
                root.Elements().Where(one => one.Attribute("id") is not null).Select(one => one.Value));
        }
    }

    [Fact]
    public void Every_point_is_drawn_once_and_told_in_words()
    {
        XElement root = XElement.Parse(ScatterChart.Svg(
            Caption, new ChartAxis("Cost", ChartUnit.Dollars), new ChartAxis("Accuracy", ChartUnit.Share),
            [new("a", 0.01, 0.9, 0.85, 0.95), new("b", 0.02, 0.8, 0.75, 0.85)]));
        Assert.Equal(
            ["a: 90.0 % (85.0 % to 95.0 %), $0.01, on the frontier", "b: 80.0 % (75.0 % to 85.0 %), $0.02"],
            root.Descendants().Where(one => one.Name.LocalName == "title").Skip(1).Select(one => one.Value));
    }

    [Fact]
    public void The_frontier_holds_what_nothing_beats_in_both()
    {
        ScatterPoint[] points =
        [
            Point("dear", 9, 0.9), Point("beaten", 8, 0.7), Point("middle", 5, 0.8), Point("cheap", 1, 0.5),
            Point("unknown", double.NaN, 1),
        ];
        Assert.Equal(["cheap", "middle", "dear"], ScatterChart.Frontier(points).Select(at => points[at].Name));
    }

    [Fact]
    public void No_point_of_the_frontier_is_beaten_and_every_other_is() =>
        Prop.ForAll<(byte X, byte Y)[]>(places =>
        {
            ScatterPoint[] points = [.. places.Select(place => Point("p", place.X, place.Y))];
            IReadOnlyList<int> frontier = ScatterChart.Frontier(points);
            for (int at = 0; at < points.Length; at++)
            {
                bool beaten = points.Any(other => other.X <= points[at].X && other.Y >= points[at].Y
                    && (other.X < points[at].X || other.Y > points[at].Y));
                Assert.True(!frontier.Contains(at) || !beaten);
                Assert.True(
                    beaten || frontier.Any(one => points[one].X == points[at].X && points[one].Y == points[at].Y));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_curve_has_bounded_corners_however_many_values_there_are()
    {
        double[] many = [.. Enumerable.Range(1, 100_000).Select(value => value / 1000.0)];
        string svg = DistributionChart.Svg(Caption, new ChartAxis("Time", ChartUnit.Seconds), [new("a", many)]);
        Assert.InRange(svg.Length, 1000, 8000);
    }

    [Fact]
    public void Groups_beyond_the_bound_are_counted()
    {
        ConfidenceInterval one = new(0.5, 0.4, 0.6, 0.95);
        string svg = IntervalChart.Svg(
            Caption, new ChartAxis("Accuracy", ChartUnit.Share), ["a"],
            [.. Enumerable.Range(0, IntervalChart.MostGroups + 3).Select(at => new IntervalGroup($"g{at}", [one]))]);
        Assert.Contains("3 more are in the table.", svg, StringComparison.Ordinal);
        AssertInside(svg);
    }

    [Fact]
    public void Names_of_any_letters_stay_names()
    {
        const string Name = "</svg><script>alert(\"1\")</script>\0\uD800";
        foreach (string svg in All([1], ChartUnit.Number, Name))
        {
            Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
            XElement.Parse(svg);
        }
    }

    [Fact]
    public void Text_that_is_cut_is_cut_between_signs()
    {
        Assert.Equal("ab…", MarkupText.Cut("abcd", 3));
        Assert.Equal("abc", MarkupText.Cut("abc", 3));
        Assert.Equal("a…", MarkupText.Cut("a\U0001F600b", 3));
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefgh", 6, "ab…fgh")]
    [InlineData("abc\U0001F600\U0001F601xyz", 7, "abc…xyz")]
    [InlineData("a\U0001F600\U0001F601\U0001F602\U0001F603z", 6, "a…\U0001F603z")]
    public void What_is_left_out_inside_leaves_start_and_end(string text, int most, string left) =>
        Assert.Equal(left, MarkupText.CutInside(text, most));

    [Fact]
    public void Long_names_that_differ_at_their_ends_stay_apart_in_a_legend()
    {
        string start = "an-organisation-with-a-long-name/some-model-2026-11-20-preview-instruct · ";
        string svg = DistributionChart.Svg(
            Caption, new ChartAxis("Time", ChartUnit.Seconds), [new(start + "short", [1]), new(start + "long", [2])]);
        string[] legend = [.. XElement.Parse(svg).Descendants().Where(one => one.Name.LocalName == "text")
            .Select(one => one.Value).Where(text => text.StartsWith("an-org", StringComparison.Ordinal))];
        Assert.Equal(2, legend.Distinct().Count());
    }

    [Fact]
    public void What_turns_the_direction_of_a_line_is_no_part_of_a_name()
    {
        Assert.Equal("a\uFFFDb\uFFFDc", MarkupText.Of("a\u202Eb\u2067c"));
        Assert.Equal("שלום \u200Fعربي", MarkupText.Of("שלום \u200Fعربي"));
    }

    private static ScatterPoint Point(string name, double x, double y) => new(name, x, y, y, y);

    private static IEnumerable<string> All(double[] values, ChartUnit unit, string name = "one")
    {
        var axis = new ChartAxis(name, unit);
        yield return ScatterChart.Svg(
            Caption, axis, axis,
            [.. values.Select(value => new ScatterPoint(name, value, value, value - 1, value + 1))]);
        yield return DistributionChart.Svg(Caption, axis, [new(name, values), new("none", [])]);
        yield return IntervalChart.Svg(
            Caption, axis, [name],
            [.. values.Take(40).Select(value =>
                new IntervalGroup(name, [new ConfidenceInterval(value, value - 1, value + 1, 0.95)]))]);
    }

    private static void AssertInside(string svg)
    {
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        XElement root = XElement.Parse(svg);
        double[] box = [.. root.Attribute("viewBox")!.Value.Split(' ').Select(Number)];
        foreach (XElement element in root.Descendants())
        {
            foreach (XAttribute place in element.Attributes())
            {
                switch (place.Name.LocalName)
                {
                    case "x" or "x1" or "x2":
                        Assert.InRange(Number(place.Value), 0, box[2]);
                        break;
                    case "y" or "y1" or "y2":
                        Assert.InRange(Number(place.Value), 0, box[3]);
                        break;
                    case "d":
                        foreach (Match corner in Corner().Matches(place.Value))
                        {
                            Assert.InRange(Number(corner.Groups[1].Value), 0, box[2]);
                            Assert.InRange(Number(corner.Groups[2].Value), 0, box[3]);
                        }

                        break;
                }
            }
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex("[ML](\\S+) ([^ML]+)")]
    private static partial Regex Corner();
}
