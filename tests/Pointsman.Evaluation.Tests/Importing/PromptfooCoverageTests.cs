using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Importing;

public sealed class PromptfooCoverageTests
{
    [Fact]
    public void The_page_has_the_table_of_the_code()
    {
        string table = string.Join('\n', PromptfooCoverage.All.Select(type =>
            $"| `{type.Name}` | {(type.Kind is null ? "" : $"`{type.Kind}`")} | {Word(type.Fit)} | {type.Note} |"));
        Assert.Contains(table, File.ReadAllText(Page()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_type_is_carried_over_or_told()
    {
        foreach (PromptfooType type in PromptfooCoverage.All.Where(type => type.Name != "assert-set"))
        {
            ImportedSuite suite = Import(type.Name);
            JsonElement[] evaluators = [.. JsonElement.Parse(suite.Cases.Single()).ItemsAt("evaluators")];
            Assert.Equal(type.Kind is null ? 0 : 1, evaluators.Length);
            Assert.Equal(type.Fit == PromptfooFit.Exact,
                !suite.Notes.Any(note => note.What.StartsWith("the assertion", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void What_is_carried_over_is_read_where_its_kind_is_there()
    {
        foreach (PromptfooType type in PromptfooCoverage.All.Where(type => type.Name != "assert-set"
            && type.Kind is { } kind && EvaluatorReader.Kinds.ContainsKey(kind)))
        {
            JsonElement one = JsonElement.Parse(Import(type.Name).Cases.Single());
            CaseRow row = CaseReader.Read(one, type.Name, 1, ".");
            Assert.True(row.Fault is null, $"{type.Name}: {row.Fault}");
        }
    }

    [Fact]
    public void Evaluators_of_benchmarks_are_read_where_their_kind_is_there()
    {
        foreach (string kind in StandardBenchmarks.All.SelectMany(benchmark => benchmark.Kinds).Distinct()
            .Where(EvaluatorReader.Kinds.ContainsKey))
        {
            JsonElement one = JsonSerializer.SerializeToElement(new Dictionary<string, object>
            {
                ["evaluators"] = new[] { new Dictionary<string, object> { [kind] = BenchmarkCases.Settings(kind) } },
            });
            CaseRow row = CaseReader.Read(one, kind, 1, ".");
            Assert.True(row.Fault is null, $"{kind}: {row.Fault}");
        }
    }

    private static ImportedSuite Import(string type)
    {
        using var folder = new TemporaryFolder();
        string value = type switch
        {
            "word-count" => "{min: 1, max: 9}", "finish-reason" => "stop", "is-json" or "contains-json" => "''",
            _ => "[look]",
        };
        value = type is "tool-call-f1" or "trajectory:tool-used" || type.EndsWith("-any", StringComparison.Ordinal)
            || type.EndsWith("-all", StringComparison.Ordinal) || value != "[look]" ? value : "look";
        decimal threshold = type is "latency" or "perplexity" or "levenshtein" ? 5 : 0.5m;
        return SuiteImport.Read(folder.Write("promptfooconfig.yaml",
            "prompts: [a]\nproviders: [openai:x]\ntests:\n- assert:\n"
                + $"  - {{type: '{type}', value: {value}, threshold: {threshold}}}\n"));
    }

    private static string Word(PromptfooFit fit) => fit switch
    {
        PromptfooFit.Exact => "exact", PromptfooFit.Approximate => "approximate", _ => "no",
    };

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "benchmarks", "promptfoo.md"));
}
