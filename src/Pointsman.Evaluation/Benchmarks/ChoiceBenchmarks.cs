using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Benchmarks whose questions have options.</summary>
internal static class ChoiceBenchmarks
{
    private static readonly string[] Kinds = ["choice"];

    public static readonly Benchmark Mmlu = new(
        "mmlu", "MMLU",
            "CSV without names (question, four options, letter), or JSON lines with question, choices, answer",
        Kinds, ReadMmlu)
    {
        Columns = ["question", "A", "B", "C", "D", "answer"],
    };

    public static readonly Benchmark HellaSwag = new(
        "hellaswag", "HellaSwag", "JSON lines with ctx, endings and label", Kinds, ReadHellaSwag);

    public static readonly Benchmark TruthfulQa = new(
        "truthfulqa", "TruthfulQA", "CSV with Question, Best Answer, Incorrect Answers, or JSON with mc1_targets",
            Kinds,
        ReadTruthfulQa);

    public static readonly Benchmark Arc = new(
        "arc", "ARC", "JSON lines with question.stem and question.choices, or with choices.text and choices.label",
            Kinds,
        ReadArc);

    private static BenchmarkCase? ReadMmlu(BenchmarkRow row)
    {
        // MMLU-Pro names its options "options" and its subjects "category".
        string[] options = row.Value("choices") is { } choices ? BenchmarkRow.Texts(choices) : row.Texts("options");
        if (options.Length == 0)
        {
            options = [.. "ABCD".Select(letter => row.Text(letter.ToString())).OfType<string>()];
        }

        return row.Text("question") is not { } question || options.Length == 0 ? null
            : Choices.Case(question, options, Choices.Place(row.Text("answer"))) with
            {
                Id = row.Text("question_id"),
                Category = row.Text("subject") ?? row.Text("category") ?? Subject(row.File),
            };
    }

    private static BenchmarkCase? ReadHellaSwag(BenchmarkRow row)
    {
        string? context = row.Text("ctx") ?? (row.Text("ctx_a") is { } a ? $"{a} {row.Text("ctx_b")}".Trim() : null);
        return context is null || row.Value("endings") is null ? null
            : Choices.Case(
                $"Which sentence goes on best?\n\n{context}", row.Texts("endings"), row.Whole("label") ?? -1) with
            {
                Id = row.Text("ind"),
                Category = row.Text("activity_label"),
                Cluster = row.Text("source_id"),
            };
    }

    private static BenchmarkCase? ReadTruthfulQa(BenchmarkRow row)
    {
        string? question = row.Text("Question") ?? row.Text("question");
        if (question is null)
        {
            return null;
        }

        (string Text, bool Right)[] options = [.. TruthfulOptions(row)];
        if (options.Count(option => option.Right) != 1)
        {
            return BenchmarkCase.Bad(
                "found no single right answer; mc2_targets are weighed by the probabilities of whole "
                + "answers, which chat models do not tell: take a file with mc1_targets, or the CSV");
        }

        (string[] mixed, int[] from) = Choices.Mixed(question, [.. options.Select(option => option.Text)]);
        return Choices.Case(question, mixed, Array.FindIndex(from, at => options[at].Right)) with
        {
            Category = row.Text("Category") ?? row.Text("category"),
        };
    }

    private static IEnumerable<(string, bool)> TruthfulOptions(BenchmarkRow row)
    {
        if (row.Text("Best Answer") is { } best)
        {
            string? wrong = row.Text("Best Incorrect Answer") ?? row.Text("Incorrect Answers");
            return (wrong ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct().Select(text => (text, false)).Prepend((best, true));
        }

        if (row.Value("mc1_targets") is not { ValueKind: JsonValueKind.Object } targets)
        {
            return [];
        }

        return BenchmarkRow.Value(targets, "choices") is { } choices
            ? BenchmarkRow.Texts(choices)
                .Zip(BenchmarkRow.Texts(BenchmarkRow.Value(targets, "labels")), (text, label) =>
                (text, label == "1"))
            : targets.EnumerateObject().Select(one => (one.Name, one.Value.ToString() == "1"));
    }

    private static BenchmarkCase? ReadArc(BenchmarkRow row)
    {
        JsonElement? asked = row.Value("question");
        string? question = asked is { ValueKind: JsonValueKind.Object } whole ? BenchmarkRow.Text(whole, "stem")
            : asked?.ToString();
        JsonElement? choices = asked is { ValueKind: JsonValueKind.Object } inner
            ? BenchmarkRow.Value(inner, "choices") : row.Value("choices");
        if (question is null || choices is null)
        {
            return null;
        }

        bool isList = choices.Value.ValueKind == JsonValueKind.Array;
        string[] texts = isList
            ? [.. choices.Value.EnumerateArray().Select(one => BenchmarkRow.Text(one, "text") ?? "")]
            : BenchmarkRow.Texts(BenchmarkRow.Value(choices.Value, "text"));
        string[] labels = isList
            ? [.. choices.Value.EnumerateArray().Select(one => BenchmarkRow.Text(one, "label") ?? "")]
            : BenchmarkRow.Texts(BenchmarkRow.Value(choices.Value, "label"));

        // Some rows number their options from 1; what counts is the place.
        return Choices.Case(question, texts, Array.IndexOf(labels, row.Text("answerKey"))) with
        {
            Id = row.Text("id"),
            Difficulty = row.File.Contains("easy", StringComparison.OrdinalIgnoreCase) ? "easy"
                : row.File.Contains("challenge", StringComparison.OrdinalIgnoreCase) ? "hard" : null,
        };
    }

    // "high_school_physics_test" is the subject "high school physics".
    private static string Subject(string file)
    {
        string[] ends = ["_test", "_dev", "_val", "_train"];
        string? end = ends.FirstOrDefault(one => file.EndsWith(one, StringComparison.OrdinalIgnoreCase));
        return file[..^(end?.Length ?? 0)].Replace('_', ' ');
    }
}
