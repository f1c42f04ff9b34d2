using Xunit;

namespace Pointsman.Tests.Strategies.Cascading;

public sealed class CascadeResultFileTests
{
    [Fact]
    public void A_line_is_a_result()
    {
        (IReadOnlyList<CascadeResult> rows, _) = Read(
            """{"case":"q1","step":"small","confidence":0.83,"right":1,"cost":0.00012,"ms":420}""", "",
            """{"case":"q1","step":"best","right":0.5,"cost":0.01}""");
        Assert.Equal(
            [
                new CascadeResult("q1", "small", 1, new Usd(0.00012m)) { Confidence = 0.83, Milliseconds = 420 },
                new CascadeResult("q1", "best", 0.5, new Usd(0.01m)),
            ],
            rows);
    }

    [Theory]
    [InlineData("{", "results.jsonl:1: found no JSON")]
    [InlineData("[]", "results.jsonl:1: found a list")]
    [InlineData("""{"step":"s","right":1,"cost":1}""", "results.jsonl:1 case: found nothing")]
    [InlineData("""{"case":"","step":"s","right":1,"cost":1}""", "results.jsonl:1 case: found nothing")]
    [InlineData("""{"case":"q","right":1,"cost":1}""", "results.jsonl:1 step: found nothing")]
    [InlineData("""{"case":"q","step":"s","cost":1}""", "results.jsonl:1 right: found nothing")]
    [InlineData("""{"case":"q","step":"s","right":2,"cost":1}""", "results.jsonl:1 right: found '2'")]
    [InlineData("""{"case":"q","step":"s","right":1}""", "results.jsonl:1 cost: found nothing")]
    [InlineData("""{"case":"q","step":"s","right":1,"cost":-1}""", "results.jsonl:1 cost: found '-1'")]
    [InlineData("""{"case":"q","step":"s","right":1,"cost":1,"confidence":"high"}""",
        "results.jsonl:1 confidence: found 'high'")]
    [InlineData("""{"case":"q","step":"s","right":1,"cost":1,"confidense":1}""",
        "results.jsonl:1 confidense: this key is unknown")]
    public void A_line_that_is_none_is_refused_with_its_number(string line, string fault)
    {
        (IReadOnlyList<CascadeResult> rows, List<Fault> faults) = Read(line);
        Assert.Empty(rows);
        Assert.StartsWith(fault, Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_comes_twice_is_refused_since_nobody_knows_which_counts()
    {
        const string Line = """{"case":"q1","step":"small","right":1,"cost":0}""";
        Assert.StartsWith("results.jsonl:3: 'small' answered 'q1' in line 1 already",
            Assert.Single(Read(Line, "", Line).Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_faults_fifty_are_listed_and_the_others_counted()
    {
        List<Fault> faults = Read([.. Enumerable.Repeat("{", 80)]).Faults;
        Assert.Equal(51, faults.Count);
        Assert.Equal("there are 30 more faults", faults[^1].Found);
    }

    private static (IReadOnlyList<CascadeResult> Rows, List<Fault> Faults) Read(params string[] lines)
    {
        var faults = new List<Fault>();
        return (CascadeResultFile.Read(lines, "results.jsonl", faults), faults);
    }
}
