using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Cli.Tests.Terminal;

public sealed class YamlTextTests
{
    private static readonly string[] Pieces =
    [
        "a", ":", " ", "\n", "-", "[", "]", "{", "}", ",", "'", "\"", "&x", "*x", "!t", "|", "?", "\t", "#", "1",
    ];

    private static string? Json(string yaml)
    {
        var faults = new List<Fault>();
        string? json = YamlText.Parse(yaml, "f", faults)?.ToJsonString();
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
