using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Benchmarks whose answers are programs, which their own tests judge.</summary>
internal static class CodeBenchmarks
{
    private static readonly string[] Kinds = ["code"];

    public static readonly Benchmark HumanEval = new(
        "humaneval", "HumanEval", "JSON lines with task_id, prompt, test and entry_point", Kinds, ReadHumanEval);

    public static readonly Benchmark Mbpp = new(
        "mbpp", "MBPP", "JSON lines or a JSON list with text or prompt, code and test_list", Kinds, ReadMbpp);

    private static BenchmarkCase? ReadHumanEval(BenchmarkRow row)
    {
        if (row.Text("prompt") is not { } prompt || row.Text("test") is not { } test
            || row.Text("entry_point") is not { } name)
        {
            return null;
        }

        return new BenchmarkCase(
            "Complete this Python function. Answer with the whole function in one block of code.\n\n"
                + $"```python\n{prompt.TrimEnd()}\n```",
            JsonValue.Create(row.Text("canonical_solution") ?? ""))
        {
            Id = row.Text("task_id"),
            Values = new JsonObject
            {
                ["prompt"] = prompt,
                ["entry_point"] = name,
                ["before"] = Before(prompt, name),
                ["tests"] = $"{test.TrimEnd()}\n\ncheck({name})\n",
            },
        };
    }

    private static BenchmarkCase? ReadMbpp(BenchmarkRow row)
    {
        string[] tests = row.Texts("test_list");
        if ((row.Text("text") ?? row.Text("prompt")) is not { } task || tests.Length == 0)
        {
            return null;
        }

        string setup = row.Text("test_setup_code") ?? string.Join('\n', row.Texts("test_imports"));
        return new BenchmarkCase(
            $"{task.Trim()}\n\nThe function has to pass these tests:\n\n```python\n{string.Join('\n', tests)}\n```\n\n"
                + "Answer with the Python code in one block.",
            JsonValue.Create(row.Text("code") ?? ""))
        {
            Id = row.Text("task_id"),
            Values = new JsonObject
            {
                ["task"] = task,
                ["before"] = setup.Length == 0 ? "" : $"{setup.TrimEnd()}\n",
                ["tests"] = string.Join('\n', tests) + "\n",
            },
        };
    }

    // What the prompt has before the function, imports above all, which answers often leave out.
    private static string Before(string prompt, string name)
    {
        int at = prompt.IndexOf($"def {name}(", StringComparison.Ordinal);
        return at <= 0 ? "" : prompt[..at];
    }
}
