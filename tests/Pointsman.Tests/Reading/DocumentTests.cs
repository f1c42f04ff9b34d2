using System.Text.Json;
using Xunit;

namespace Pointsman.Tests.Reading;

public sealed class DocumentTests
{
    private readonly List<Fault> _faults = [];

    [Fact]
    public void Anything_but_an_object_is_one_fault()
    {
        Open("[1,2]").FaultUnknownKeys();
        Assert.Equal("found a list of 2; write an object of keys and values", $"{_faults.Single().Found}; {_faults.Single().Fix}");
    }

    [Fact]
    public void A_fault_deep_inside_names_the_whole_way_to_it()
    {
        Document part = Open("""{"a":{"b":[{},{"c":"x"}]}}""").Part("a")!.Parts("b")[1];
        part.Number("c", 0m, 10m);
        Assert.Equal("a.b[1].c: found 'x'; write a number from 0 to 10", Assert.Single(_faults).ToString());
    }

    [Fact]
    public void Only_keys_that_nobody_asked_for_are_unknown()
    {
        Document document = Open("""{"known":1,"unknown":2}""");
        document.Text("known");
        document.FaultUnknownKeys();
        Assert.Equal("unknown", Assert.Single(_faults).Where);
    }

    [Fact]
    public void Null_counts_as_not_there() => Assert.False(Open("""{"a":null}""").Has("a"));

    [Theory]
    [InlineData("""{"a":["x"," y ",""]}""")]
    [InlineData("""{"a":"x, y,"}""")]
    public void Words_stand_in_a_list_or_between_commas(string json) => Assert.Equal(["x", "y"], Open(json).Words("a"));

    [Fact]
    public void A_list_that_is_too_long_is_refused()
    {
        Assert.Empty(Open("""{"a":[{},{},{}]}""").Parts("a", 2));
        Assert.Equal("found a list of 3", Assert.Single(_faults).Found);
    }

    [Fact]
    public void A_text_in_a_list_may_stand_for_an_object_with_one_key()
    {
        IReadOnlyList<Document> parts = Open("""{"a":["x",{"use":"y"}]}""").Parts("a", shorthand: "use");
        Assert.Equal(["x", "y"], parts.Select(part => part.Text("use")));
        parts[0].FaultOf<string>("use", "'x'", "write y");
        parts[1].FaultOf<string>("use", "'y'", "write x");
        Assert.Equal(["a[0]", "a[1].use"], _faults.Select(fault => fault.Where));
    }

    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("5min", null)]
    [InlineData("9ms", null)]
    [InlineData("10", null)]
    public void A_duration_needs_its_unit_and_keeps_to_its_limits(string text, int? milliseconds)
    {
        TimeSpan? read = Open($$"""{"a":"{{text}}"}""")
            .Duration("a", TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Assert.Equal(milliseconds, (int?)read?.TotalMilliseconds);
        Assert.All(_faults, fault => Assert.EndsWith("from 10ms to 1min", fault.Fix, StringComparison.Ordinal));
        Assert.Equal(milliseconds is null ? 1 : 0, _faults.Count);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("False", false)]
    public void Yes_and_no_are_read_in_any_case(string text, bool yes) =>
        Assert.Equal(yes, Open($$"""{"a":"{{text}}"}""").YesNo("a"));

    private Document Open(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new Document(document.RootElement.Clone(), _faults);
    }
}
