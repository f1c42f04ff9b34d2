using Xunit;

namespace Pointsman.Evaluation.Tests.Suites;

public sealed class CaseRowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void An_id_that_stands_there_twice_is_told_with_the_place_of_the_first()
    {
        _folder.Write("a.csv", "id,input\nx,1\ny,2\n");
        _folder.Write("b.jsonl", "{\"id\": \"y\"}\n{\"id\": \"z\"}\n");
        CaseRow[] rows = Rows("[a.csv, b.jsonl, {id: x}]");
        Assert.Equal([true, true, false, true, false], rows.Select(row => row.Case is not null));
        Assert.Equal(
            "b.jsonl:1: found the id 'y' a second time; the first is at a.csv:3; give each case an id of its own",
            rows[2].Fault!.ToString());
        Assert.Contains("the first is at a.csv:2", rows[4].Fault!.Fix);
    }

    [Fact]
    public void Of_many_the_later_ones_name_the_row()
    {
        _folder.Write("a.jsonl", string.Concat(Enumerable.Repeat("{\"id\": \"x\"}\n", 50)));
        CaseRow[] rows = Rows("a.jsonl");
        Assert.Equal(49, rows.Count(row => row.Case is null));
        Assert.Contains("row 1 of all cases", rows[^1].Fault!.Fix);
    }

    [Fact]
    public void Cases_without_ids_are_known_by_file_and_number_where_there_are_several_files()
    {
        Directory.CreateDirectory(_folder.File("cases"));
        _folder.Write("cases/b.jsonl", "{}\n{}\n");
        _folder.Write("cases/a.jsonl", "{}\n");
        _folder.Write("cases/c.txt", "");
        Assert.Equal(
            ["cases/a.jsonl:1", "cases/b.jsonl:1", "cases/b.jsonl:2"],
            Rows("cases/*.jsonl").Select(row => row.Case!.Id));
        Assert.Equal(["1"], Rows("cases/a.jsonl").Select(row => row.Case!.Id));
    }

    [Theory]
    [InlineData("cases/*.jsonl", "found no file like 'cases/*.jsonl'")]
    [InlineData("*/a.jsonl", "found '*/a.jsonl'; write * and ? in the last part only")]
    [InlineData("a.txt", "found 'a.txt'; name a file that ends with .csv, .json, .jsonl, .tsv, .yaml, .yml")]
    [InlineData("a.csv", "found no file 'a.csv'")]
    public void A_name_without_files_is_told(string name, string fault)
    {
        var faults = new List<Fault>();
        Assert.Null(SuiteFile.Parse(Suite($"'{name}'"), "suite.yaml", _folder.Path, faults));
        Assert.Contains(fault, faults[0].ToString());
    }

    public void Dispose() => _folder.Dispose();

    private static string Suite(string cases) => $"models: [sim/small]\ncases: {cases}\n";

    private CaseRow[] Rows(string cases)
    {
        var faults = new List<Fault>();
        Suite suite = SuiteFile.Parse(Suite(cases), "suite.yaml", _folder.Path, faults)!;
        Assert.Empty(faults);
        return [.. CaseRows.Of(suite)];
    }
}
