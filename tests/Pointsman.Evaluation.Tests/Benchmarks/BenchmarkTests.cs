using Xunit;

namespace Pointsman.Evaluation.Tests.Benchmarks;

public sealed class BenchmarkTests
{
    [Theory]
    [InlineData("mmlu", "bridge_building_test.csv", "A,C,B", "choice")]
    [InlineData("mmlu", "mmlu.jsonl", "B,B", "choice")]
    [InlineData("mmlu", "mmlu_pro.jsonl", "J", "choice")]
    [InlineData("hellaswag", "hellaswag.jsonl", "B", "choice")]
    [InlineData("arc", "ARC-Challenge-Test.jsonl", "A,B", "choice")]
    [InlineData("arc", "arc_hf.jsonl", "A", "choice")]
    [InlineData("gsm8k", "gsm8k.jsonl", "28,3000", "numeric")]
    [InlineData("math", "math", "\\frac{3}{4},42", "equals")]
    [InlineData("math", "math_500.jsonl", "5", "numeric")]
    [InlineData("bbh", "boat_order.json", "B,False", "equals")]
    [InlineData("drop", "drop.json", "40,1890, 1900,May 1890", "f1")]
    [InlineData("drop", "drop_hf.jsonl", "Two ships", "f1")]
    public void The_right_answers_are_those_of_the_file(string benchmark, string file, string expected, string kind)
    {
        Case[] cases = Good(benchmark, file);
        Assert.Equal(expected, string.Join(',', cases.Select(one => one.Expected!.Value.ToString())));
        Assert.Contains(kind, StandardBenchmarks.All.Single(one => one.Name == benchmark).Kinds);
        Assert.All(cases, one => Assert.Contains("benchmark", one.Tags));
    }

    [Fact]
    public void A_question_with_options_is_asked_whole()
    {
        Case one = Good("mmlu", "bridge_building_test.csv")[1];
        Assert.Equal(
            "A rope holds 2,000 newtons. How many hold 6,000?\n\nA. 1\nB. 2\nC. 3\nD. 4\n\n"
                + "Answer with the letter of the right option only.",
            one.Values["input"].GetString());
        Assert.Equal("bridge building", one.Category);
        Assert.Equal("bridge_building_test.csv:2", one.Id);
    }

    [Theory]
    [InlineData("truthfulqa.csv", "It boils like any other")]
    [InlineData("mc_task.json", "No, geese cannot read")]
    [InlineData("truthfulqa_hf.jsonl", "Most sink")]
    public void The_place_of_the_true_answer_does_not_tell_that_it_is_true(string file, string answer)
    {
        Case one = Good("truthfulqa", file)[0];
        Assert.Equal(answer, one.Values["answer"].GetString());
        string letter = one.Expected!.Value.GetString()!;
        Assert.Contains($"\n{letter}. {answer}\n", one.Values["input"].GetString(), StringComparison.Ordinal);
        Assert.Equal(letter, Good("truthfulqa", file)[0].Expected!.Value.GetString());
    }

    [Fact]
    public void Mixed_options_stand_first_about_as_often_as_last()
    {
        string[] options = ["right", "wrong", "false", "untrue"];
        int[] places = new int[4];
        for (int at = 0; at < 400; at++)
        {
            places[Array.IndexOf(Choices.Mixed($"question {at}", options).Options, "right")]++;
        }

        Assert.All(places, count => Assert.InRange(count, 60, 140));
    }

    [Fact]
    public void What_is_known_of_subject_difficulty_and_source_is_kept()
    {
        Assert.Equal("hard", Good("arc", "ARC-Challenge-Test.jsonl")[0].Difficulty);
        Assert.Equal(("Prealgebra", "Level 2"), Kind(Good("math", "math")[0]));
        Assert.Equal(("Algebra", "Level 1"), Kind(Good("math", "math_500.jsonl")[0]));
        Assert.Equal(("boat order", null), Kind(Good("bbh", "boat_order.json")[0]));
        Assert.Equal("clip~v1", Good("hellaswag", "hellaswag.jsonl")[0].Cluster);
        Assert.Equal(["town_1"], Good("drop", "drop.json").Select(one => one.Cluster!).Distinct());

        static (string?, string?) Kind(Case one) => (one.Category, one.Difficulty);
    }

    [Fact]
    public void Programs_come_with_the_tests_that_judge_them()
    {
        Assert.Equal("def check(candidate):\n    assert candidate(2) == 4\n\ncheck(twice)\n",
            Good("humaneval", "humaneval.jsonl")[0].Values["tests"].GetString());
        Assert.Equal("assert add_one(1) == 2\nassert add_one(-1) == 0\n",
            Good("mbpp", "mbpp.jsonl")[0].Values["tests"].GetString());
        Case half = Good("mbpp", "sanitized-mbpp.json")[0];
        Assert.Equal("import math\n", half.Values["before"].GetString());
        Assert.Equal("assert half(4) == 2\n", half.Values["tests"].GetString());
    }

    [Theory]
    [InlineData("10,\\!080", "10080")]
    [InlineData("1{,}234.5", "1234.5")]
    [InlineData("-3,000", "-3000")]
    [InlineData("1,2,3", "1,2,3")]
    [InlineData("(1,234)", "(1,234)")]
    [InlineData("90^\\circ", "90")]
    [InlineData("90^{\\circ}", "90")]
    [InlineData("\\$18.90", "18.90")]
    [InlineData("50\\%", "50")]
    [InlineData("\\text{Monday}", "Monday")]
    [InlineData("\\text{a}+\\text{b}", "\\text{a}+\\text{b}")]
    [InlineData("\\frac{1}{2}", "\\frac{1}{2}")]
    [InlineData("\\{1,2\\}", "\\{1,2\\}")]
    public void A_result_is_read_without_what_only_sets_it_nicely(string boxed, string plain) =>
        Assert.Equal(plain, Boxed.Plain(boxed));

    [Theory]
    [InlineData("rows.jsonl", "rows.jsonl:2: ")]
    [InlineData("rows.json", "rows.json [1]: ")]
    public void A_row_with_half_a_letter_is_named_and_the_others_are_read(string name, string told)
    {
        using var folder = new TemporaryFolder();
        string[] rows =
        [
            """{"question": "How many?", "answer": "#### 4"}""", """{"question": "\ud83d?", "answer": "#### 4"}""",
            """{"question": "And now?", "answer": "#### 5"}""",
        ];
        string file = folder.Write(
            name, name.EndsWith('l') ? string.Join('\n', rows) : $"[{string.Join(",\n", rows)}]");
        CaseRow[] read = [.. StandardBenchmarks.Open("gsm8k", file).Read()];
        Assert.Equal((null, null), (read[0].Fault, read[2].Fault));
        Assert.StartsWith(told + "found letters", read[1].Fault!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gsm8k", "gsm8k.jsonl", "gsm8k.jsonl:3: found no number behind ####")]
    [InlineData("hellaswag", "hellaswag.jsonl", "hellaswag.jsonl:2: the right answer is none of the options")]
    [InlineData("truthfulqa", "mc_task.json", "mc_task.json [1]: found no single right answer")]
    [InlineData("gsm8k", "mbpp.jsonl", "mbpp.jsonl:1: this is no row of GSM8K")]
    [InlineData("mmlu", "truthfulqa.csv", "truthfulqa.csv:2: this is no row of MMLU")]
    public void A_row_that_cannot_be_read_is_named(string benchmark, string file, string told)
    {
        Fault fault = Open(benchmark, file).Read().First(row => row.Fault is not null).Fault!;
        Assert.StartsWith(told, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_table_that_cannot_be_read_is_named_and_those_behind_it_are_read()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("law_test.csv", "1+1?,1,2,3,4,B\n\"2\"x+2?,1,2,3,4,D\n2+2?,1,2,3,4,D\n");
        CaseRow[] rows = [.. StandardBenchmarks.Open("mmlu", path, judged: false).Read()];
        Assert.Equal([true, false, true], rows.Select(row => row.Case is not null));
        Assert.StartsWith("law_test.csv:2: found 'x' behind a closing quote", rows[1].Fault!.ToString());
    }

    [Fact]
    public void A_document_that_was_cut_off_is_told_after_what_could_be_read()
    {
        using var folder = new TemporaryFolder();
        string whole = File.ReadAllText(Files("drop.json"));
        string path = folder.Write("drop.json", "{\"a\":{\"passage\":\"p\",\"qa_pairs\":[{\"question\":\"q\","
            + "\"answer\":{\"number\":\"1\"}}]}," + whole[1..(whole.Length / 2)]);
        CaseRow[] rows = [.. StandardBenchmarks.Open("drop", path, judged: false).Read()];
        Assert.Equal("1", rows[0].Case!.Expected!.Value.GetString());
        Assert.Contains("was cut off", rows[1].Fault!.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suite_names_a_benchmark_in_place_of_a_file()
    {
        Suite suite = Suite("{benchmark: gsm8k, file: gsm8k.jsonl}");
        Assert.Equal(3, suite.Cases.Single().Read().Count());
        suite = Suite("[{input: a}, {benchmark: arc, file: arc_hf.jsonl}, {input: b}]");
        Assert.Equal(3, suite.Cases.Count);
    }

    [Theory]
    [InlineData(
        "{benchmark: gsm9k, file: gsm8k.jsonl}", "suite.yaml:3 cases.benchmark: found 'gsm9k'; did you mean gsm8k?")]
    [InlineData("{benchmark: gsm8k, file: none.jsonl}", "suite.yaml:3 cases.file: no file 'none.jsonl'")]
    [InlineData("{benchmark: gsm8k}", "suite.yaml:3 cases.file: found nothing")]
    public void A_suite_that_names_it_wrongly_is_told_so(string cases, string told)
    {
        var faults = new List<Fault>();
        Assert.Null(SuiteFile.Parse(Text(cases), "suite.yaml", Files(""), faults));
        Assert.StartsWith(told, faults.Single().ToString(), StringComparison.Ordinal);
    }

    private static Suite Suite(string cases)
    {
        var faults = new List<Fault>();
        Suite? suite = SuiteFile.Parse(Text(cases), "suite.yaml", Files(""), faults);
        Assert.Empty(faults);
        return suite!;
    }

    private static string Text(string cases) => $"models: [sim/small]\nevaluators: [contains]\ncases: {cases}\n";

    private static Case[] Good(string benchmark, string file) =>
        [.. Open(benchmark, file).Read().Select(row => row.Case).OfType<Case>()];

    private static CaseSource Open(string benchmark, string file) =>
        StandardBenchmarks.Open(benchmark, Files(file), judged: false);

    private static string Files(string name) => Path.Combine(AppContext.BaseDirectory, "Benchmarks", "files", name);
}
