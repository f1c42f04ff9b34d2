using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Suites;

public sealed class CaseFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_table_has_a_case_in_each_row()
    {
        CaseRow[] rows = Read("a.csv", "\uFEFFid,input,expected,category,difficulty,tags,cluster,threshold,messages\r\n"
            + "q1,\"What, and\nwhy \"\"so\"\"?\",42,maths,hard,edge;new,doc1,0.5,"
            + "\"[{\"\"role\"\":\"\"user\"\",\"\"content\"\":\"\"a\"\"}]\"\r\n"
            + "\r\n,plain 5\" disk,,,,,,,\r\n");
        Case first = rows[0].Case!;
        Assert.Equal("What, and\nwhy \"so\"?", first.Values["input"].GetString());
        Assert.Equal(("q1", "42", 0.5), (first.Id, first.Expected!.Value.GetString(), first.Threshold));
        Assert.Equal(("maths", "hard", "doc1"), (first.Category, first.Difficulty, first.Cluster));
        Assert.Equal(["edge", "new"], first.Tags);
        Assert.Equal("[{\"role\":\"user\",\"content\":\"a\"}]", first.Messages!.Value.GetRawText());
        Assert.Equal("a.csv:5", rows[1].Place);
        Assert.Equal("2", rows[1].Case!.Id);
        Assert.Null(rows[1].Case!.Expected);
        Assert.Equal("plain 5\" disk", rows[1].Case!.Values["input"].GetString());
        Assert.Equal(2, rows.Length);
    }

    [Fact]
    public void A_table_may_have_tabs() => Assert.Equal(
        "a, b", Read("a.tsv", "input\texpected\na, b\tc\n")[0].Case!.Values["input"].GetString());

    [Theory]
    [InlineData("a,b\n1,2,3\n", "a.csv:2: found 3 values under 2 names; write 2 values")]
    [InlineData("a,b\n1\n", "a.csv:2: found 1 values under 2 names")]
    [InlineData("a,b\n1,2\n3,\"4\n5\n", "a.csv:3: found a quote of line 3 that is never closed; close the quote")]
    [InlineData("a,b\n\"1\"x,2\n", "a.csv:2: found 'x' behind a closing quote")]
    [InlineData("a,b\n1,\0\n", "a.csv:2: found a NUL character; save the file as a text in UTF-8")]
    [InlineData("", "a.csv:1: found an empty file; write the names of the columns")]
    [InlineData("a,a\n1,2\n", "a.csv:1: found two columns 'a'")]
    [InlineData("a,,b\n1,2,3\n", "a.csv:1: found a column without a name")]
    [InlineData("a,messages\n1,[\n", "a.csv:2: found '[', which is no JSON")]
    [InlineData("a,threshold\n1,high\n", "a.csv:2 threshold: found 'high'; write a share")]
    [InlineData("a,__expected\n1,javascript: x\n", "a.csv:2: found 'javascript: x', which is not understood")]
    public void A_bad_row_says_where_and_what(string text, string fault)
    {
        CaseRow[] rows = Read("a.csv", text);
        Assert.StartsWith(fault, rows.Single(row => row.Fault is not null).Fault!.ToString());
    }

    [Fact]
    public void Rows_behind_a_bad_one_are_read()
    {
        CaseRow[] rows = Read("a.csv", "a,b\n\"1\"x,2\n3,4\n");
        Assert.Equal([false, true], rows.Select(row => row.Case is not null));
        Assert.Equal("a.csv:3", rows[1].Place);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_told()
    {
        File.WriteAllBytes(_folder.File("a.csv"), [.. "a\nM"u8, 0xFC, .. "ller\n"u8]);
        Assert.Contains("no UTF-8", Rows("a.csv")[0].Fault!.Found);
    }

    [Fact]
    public void A_row_without_end_is_bounded()
    {
        CaseRow[] rows = Read("a.csv", $"a\n\"{new string('x', CaseText.MostCharacters + 5)}\"\nlast\n");
        Assert.Contains("found more than 4,194,304 characters in a row", rows[0].Fault!.Found);
        Assert.Equal("last", rows[1].Case!.Values["a"].GetString());
    }

    [Fact]
    public void A_row_of_separators_alone_is_bounded()
    {
        CaseRow[] rows = Read("a.csv", $"a\n{new string(',', CaseText.MostCharacters + 5)}\nlast\n");
        Assert.Contains("found more than 4,194,304 characters in a row", rows[0].Fault!.Found);
        Assert.Equal("last", rows[1].Case!.Values["a"].GetString());
    }

    [Theory]
    [InlineData("contains: Paris", "contains Paris", "It is Paris", true)]
    [InlineData("not-icontains:rome", "not icontains rome", "It is Paris", true)]
    [InlineData("Paris", "equals Paris", "Paris", true)]
    [InlineData("note: all of it", "equals note: all of it", "note: all of it", true)]
    [InlineData("is-json", "json", "{}", true)]
    [InlineData("\"contains-any:Rome, Paris\"", "contains-any Rome | Paris", "Paris", true)]
    [InlineData("levenshtein(2): Pariss", "levenshtein ≤ 2 changes Pariss", "Paris", true)]
    [InlineData("rouge-n(0.9): It is Paris", "rouge-1 ≥ 0.9 It is Paris", "Paris", false)]
    [InlineData("latency(2000)", "latency ≤ 2s", "Paris", true)]
    public async Task Columns_of_promptfoo_judge(string cell, string name, string answer, bool passes)
    {
        EvaluatorUse use = Assert.Single(Read("a.csv", $"input,__expected\nq,{cell}\n")[0].Case!.Evaluators);
        Assert.Equal(name, use.Name);
        var timed = new Answer { Text = answer, Latency = TimeSpan.FromSeconds(1) };
        var evaluated = new Evaluated { Case = new Case { Id = "a" }, Answer = timed };
        Assert.Equal(passes, (await use.ScoreAsync(evaluated, new(), TestContext.Current.CancellationToken)).Passed);
    }

    [Fact]
    public void Several_expected_columns_share_a_name_and_a_threshold()
    {
        Case one = Read("a.csv",
            "input,__expected1,__expected2,__metric,__threshold,__description\n"
            + "q,contains: a,b,mood,0.5,why\n")[0].Case!;
        Assert.Equal(["mood", "mood"], one.Evaluators.Select(use => use.Name));
        Assert.Equal(["contains", "equals"], one.Evaluators.Select(use => use.Evaluator.Kind));
        Assert.Equal(("b", 0.5), (one.Expected!.Value.GetString(), one.Threshold));
        Assert.Equal("why", one.Values["__description"].GetString());
    }

    [Fact]
    public void A_json_file_is_a_list_and_each_object_has_its_line()
    {
        CaseRow[] rows = Read(
            "a.json", "[\n  {\"input\": \"a\",\n   \"n\": 1},\n  {\"input\": \"b\", \"input\": \"c\"}, 5]");
        Assert.Equal(["a.json:2", "a.json:4", "a.json:4"], rows.Select(row => row.Place));
        Assert.Equal("a", rows[0].Case!.Values["input"].GetString());
        Assert.Contains("a key twice", rows[1].Fault!.Found);
        Assert.Contains("found '5'", rows[2].Fault!.Found);
    }

    [Theory]
    [InlineData("a.json", "{}", "a.json:1: found no list")]
    [InlineData("a.json", "", "a.json:1: found no JSON")]
    [InlineData("a.json", "[{\"a\": 1},\n{\"a\": ]", "a.json:2: found no JSON (column 7)")]
    [InlineData("a.json", "[{\"a\": 1}\n] x", "a.json:2: found no JSON")]
    [InlineData("a.yaml", "a: 1", "a.yaml:1: found no list of cases")]
    [InlineData("a.yaml", "- [", "a.yaml:")]
    [InlineData("a.yml", "- {input: a}\n- 5", "a.yml:2 [1]: found '5'")]
    [InlineData("a.jsonl", "{\"a\": 1}\n{\"a\": \n", "a.jsonl:2: found no JSON (column 7)")]
    [InlineData("a.jsonl", "{\"a\": 1, \"a\": 2}", "a.jsonl:1: found no JSON")]
    [InlineData("a.jsonl", "{\"a\": \"\0\"}", "a.jsonl:1: found a NUL character")]
    [InlineData("a.jsonl", "{\"messages\": \"hi\"}", "a.jsonl:1 messages: found a value that is no list; write")]
    [InlineData("a.jsonl", "{\"messages\": [\"hi\"]}", "a.jsonl:1 messages[0]: found an item that is no object")]
    [InlineData("a.jsonl", "{\"messages\": [{\"content\": \"a\"}]}", "a.jsonl:1 messages[0]: found an item without a")]
    [InlineData("a.jsonl", "{\"messages\": [{\"role\": \"me\"}]}", "a.jsonl:1 messages[0]: found the role 'me'")]
    [InlineData("a.jsonl", "{\"messages\": [{\"role\": \"user\"}]}", "a.jsonl:1 messages[0]: found an item without c")]
    [InlineData("a.jsonl", "{\"values\": \"x\"}", "a.jsonl:1 values: found")]
    public void Nonsense_in_other_files_is_told_too(string name, string text, string fault) =>
        Assert.StartsWith(fault, Read(name, text).Last().Fault!.ToString());

    [Theory]
    [InlineData("a.yaml", "- {input: a, expected: 1}\n- {input: b}\n")]
    [InlineData("a.yaml", "cases:\n  - {input: a, expected: 1}\n  - {input: b}\n")]
    [InlineData("a.jsonl", "\uFEFF{\"input\": \"a\", \"expected\": 1}\n\n{\"input\": \"b\"}")]
    [InlineData("a.json", "\uFEFF[{\"input\": \"a\", \"expected\": 1}, {\"input\": \"b\"}]")]
    public void All_kinds_of_files_give_the_same_cases(string name, string text)
    {
        Case[] cases = [.. Read(name, text).Select(row => row.Case!)];
        Assert.Equal(["a", "b"], cases.Select(one => one.Values["input"].GetString()));
        Assert.Equal("1", cases[0].Expected!.Value.GetRawText());
    }

    [Fact]
    public void A_line_without_end_is_bounded()
    {
        string tooLong = new('x', CaseText.MostCharacters);
        CaseRow[] rows = Read("a.jsonl", $"{{\"a\": \"{tooLong}\"}}\n{{\"a\": \"b\"}}\n");
        Assert.Contains("found more than 4,194,304 characters", rows[0].Fault!.Found);
        Assert.NotNull(rows[1].Case);
    }

    [Fact]
    public void What_is_written_by_the_rules_is_read_back() => Check.QuickThrowOnFailure(Prop.ForAll<string[]>(texts =>
    {
        string[] cells = [.. texts.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""))
            .Replace("\0", "").Replace("\uFFFD", ""))];
        string row = string.Join(',', cells.Append("end").Select(cell => $"\"{cell.Replace("\"", "\"\"")}\""));
        return new TableText(new StringReader(row), ',').Next()!.Values.SequenceEqual(cells.Append("end"));
    }));

    public void Dispose() => _folder.Dispose();

    private CaseRow[] Read(string name, string text)
    {
        _folder.Write(name, text);
        return Rows(name);
    }

    private CaseRow[] Rows(string name) =>
        [.. CaseFiles.Open(new CaseFile(_folder.File(name), name))!.Read()];
}
