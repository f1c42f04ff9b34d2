using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests;

public sealed class YamlTextTests
{
    private static readonly string[] Pieces =
    [
        "a", ":", " ", "\n", "-", "[", "]", "{", "}", ",", "'", "\"", "&x", "*x", "!t", "|", "?", "\t", "#", "1",
    ];

    private static string? Json(string yaml)
    {
        var faults = new List<Fault>();
        string? json = YamlText.Parse(yaml, "f", faults)?.Root?.ToJsonString();
        return faults.Count == 0 ? json : faults[0].ToString();
    }

    [Theory]
    [InlineData("a: 1.50", """{"a":1.50}""")]
    [InlineData("a: '1.50'", """{"a":"1.50"}""")]
    [InlineData("a: -3e2", """{"a":-300}""")]
    [InlineData("a: 007", """{"a":"007"}""")]
    [InlineData("a: 90%", """{"a":"90%"}""")]
    [InlineData("a: true", """{"a":true}""")]
    [InlineData("a: yes", """{"a":"yes"}""")]
    [InlineData("a: ~\nb:", """{"a":null,"b":null}""")]
    [InlineData("a: [1, {b: x}]", """{"a":[1,{"b":"x"}]}""")]
    [InlineData("{\n\t\"a\": [1, \"2\"]\n}", """{"a":[1,"2"]}""")]
    [InlineData("", null)]
    public void Scalars_take_the_type_that_they_are_written_as(string yaml, string? expected) =>
        Assert.Equal(expected, Json(yaml));

    [Theory]
    [InlineData("a: &x 1\nb: *x", "anchors")]
    [InlineData("a: 1\na: 2", "twice")]
    [InlineData("? [a]\n: 1", "single word")]
    [InlineData("a: 1\n---\nb: 2", "second document")]
    public void What_is_not_read_is_refused_with_its_place(string yaml, string reason)
    {
        string? fault = Json(yaml);
        Assert.StartsWith("f:", fault);
        Assert.Contains(reason, fault);
    }

    [Theory]
    [InlineData("a", "f:1 a")]
    [InlineData("a.b", "f:2 a.b")]
    [InlineData("a.b[1]", "f:4 a.b[1]")]
    [InlineData("a.b[1].c", "f:5 a.b[1].c")]
    [InlineData("a.b[1].missing", "f:4 a.b[1].missing")]
    [InlineData("a.d.missing", "f:6 a.d.missing")]
    [InlineData("nowhere", "f nowhere")]
    [InlineData("a.", "f:1 a")]
    public void A_key_knows_its_line_and_a_missing_one_that_of_its_owner(string key, string place)
    {
        const string Text = "a:\n  b:\n    - 1\n    - x: 1\n      c: 2\n  d: {}";
        Assert.Equal(place, YamlText.Parse(Text, "f", [])!.Place(key));
    }

    [Fact]
    public void Json_knows_its_lines_as_well() =>
        Assert.Equal("f:3 a[1]", YamlText.Parse("{\n  \"a\": [1,\n    2]\n}", "f", [])!.Place("a[1]"));

    [Fact]
    public void Every_key_that_stands_twice_is_listed()
    {
        List<Fault> faults = [];
        Assert.Null(YamlText.Parse("a: 1\na: 2\nb:\n  c: 1\n  c: 2", "f", faults));
        Assert.Equal(["f:2 a", "f:5 b.c"], faults.Select(fault => fault.Where));
    }

    [Fact]
    public void Nesting_and_size_are_bounded()
    {
        Assert.Contains("deeper than 64", Json(new string('[', 100) + new string(']', 100)));
        Assert.Contains("more than 4 MB", Json(new string('a', YamlText.MostBytes + 1)));
    }

    [Fact]
    public void A_text_over_which_the_scanner_stumbles_is_refused() =>
        Assert.Contains("this is not YAML", Json("\t\t:\t[a&x\"a-|?\n' "));

    [Fact]
    public void No_text_whatever_makes_it_throw() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat).ToArbitrary(),
        text =>
        {
            Json(text);
            return true;
        }).QuickCheckThrowOnFailure();
}
