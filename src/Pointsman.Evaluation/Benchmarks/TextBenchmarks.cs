using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>Benchmarks whose answers are numbers or texts.</summary>
internal static partial class TextBenchmarks
{
    public static readonly Benchmark Gsm8k = new(
        "gsm8k", "GSM8K", "JSON lines with question and an answer that ends with #### and a number", ["numeric"],
            ReadGsm8k);

    public static readonly Benchmark Math = new(
        "math", "MATH",
            "a JSON file for each problem, or JSON lines, with problem, level, type and a solution with \\boxed{}",
        ["equals", "numeric"], ReadMath)
    {
        OneRowAFile = true,
    };

    public static readonly Benchmark Bbh = new(
        "bbh", "BIG-Bench Hard", "JSON with examples of input and target, a file for each task", ["equals", "choice"],
            ReadBbh)
    {
        Rows = ["examples[]", "[]"],
    };

    public static readonly Benchmark Drop = new(
        "drop", "DROP", "JSON of passages with qa_pairs, or JSON lines with passage, question and answers_spans",
            ["f1"],
        ReadDrop)
    {
        Rows = ["*"],
        Split = Passages,
    };

    private static BenchmarkCase? ReadGsm8k(BenchmarkRow row)
    {
        if (row.Text("question") is not { } question || row.Text("answer") is not { } answer)
        {
            return null;
        }

        string last = answer[(answer.LastIndexOf("####", StringComparison.Ordinal) is >= 0 and var at ? at + 4 : 0)..];
        string digits = last.Replace(",", "", StringComparison.Ordinal).Trim().TrimStart('$').TrimEnd('.');
        return !decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
            ? BenchmarkCase.Bad($"found no number behind #### in the answer ('{Short(last)}')")
            : new BenchmarkCase(
                $"{question.Trim()}\n\nThink step by step, and end with the number alone on the last line.",
                JsonValue.Create(number))
            {
                Values = new JsonObject { ["question"] = question, ["solution"] = answer },
            };
    }

    private static BenchmarkCase? ReadMath(BenchmarkRow row)
    {
        if (row.Text("problem") is not { } problem)
        {
            return null;
        }

        string solution = row.Text("solution") ?? "";
        string? answer = row.Text("answer") ?? Boxed.Last(solution);
        if (string.IsNullOrWhiteSpace(answer))
        {
            return BenchmarkCase.Bad("found no \\boxed{} in the solution");
        }

        answer = Boxed.Plain(answer);
        string level = row.Text("level") ?? "";
        bool isNumber = decimal.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number);
        return new BenchmarkCase(
            $"{problem.Trim()}\n\nGive the result alone, in LaTeX where it is no plain number, "
                + "without words and without \\boxed.",
            isNumber ? JsonValue.Create(number) : JsonValue.Create(answer))
        {
            Id = row.Text("unique_id"),
            Category = row.Text("type") ?? row.Text("subject"),
            Difficulty = level.Length == 0 ? null : level.All(char.IsAsciiDigit) ? $"Level {level}" : level,
            Kind = isNumber ? "numeric" : "equals",
            Values = new JsonObject { ["problem"] = problem, ["solution"] = solution },
        };
    }

    private static BenchmarkCase? ReadBbh(BenchmarkRow row)
    {
        if (row.Text("input") is not { } input || row.Text("target") is not { } target)
        {
            return null;
        }

        Match letter = Letter().Match(target.Trim());
        return new BenchmarkCase(
            $"{input.Trim()}\n\nAnswer with {(letter.Success ? "the letter of the right option" : "the result")} only.",
            JsonValue.Create(letter.Success ? letter.Groups[1].Value : target.Trim()))
        {
            Category = row.File.Replace('_', ' '),
            Kind = letter.Success ? "choice" : "equals",
            Values = new JsonObject { ["question"] = input, ["target"] = target },
        };
    }

    private static BenchmarkCase? ReadDrop(BenchmarkRow row)
    {
        if (row.Text("passage") is not { } passage || row.Text("question") is not { } question)
        {
            return null;
        }

        (string? text, string? kind) = row.Value("answers_spans") is { } spans
            ? (First(BenchmarkRow.Texts(BenchmarkRow.Value(spans, "spans"))),
                First(BenchmarkRow.Texts(BenchmarkRow.Value(spans, "types"))))
            : DropAnswer(row.Value("answer"));
        if (string.IsNullOrEmpty(text))
        {
            return BenchmarkCase.Bad("found no answer; take a file with answers");
        }

        // What others answered who were asked to check is right as well.
        string[] right = [.. row.Value("validated_answers") is { ValueKind: JsonValueKind.Array } more
            ? more.EnumerateArray().Select(one => DropAnswer(one).Text).OfType<string>().Prepend(text).Distinct()
                : [text]];
        return new BenchmarkCase(
            $"{passage.Trim()}\n\n{question.Trim()}\n\nAnswer with the words or the number only.",
            right.Length == 1 ? JsonValue.Create(text) : new JsonArray([.. right.Select(one => JsonValue.Create(one))]))
        {
            Id = row.Text("query_id"),
            Category = kind,
            Cluster = row.Text("section_id") ?? row.Place,
            Values = new JsonObject { ["passage"] = passage, ["question"] = question },
        };

        static string? First(string[] texts) => texts.Length == 0 ? null : string.Join(", ", texts.Distinct());
    }

    private static (string? Text, string? Kind) DropAnswer(JsonElement? answer)
    {
        if (answer is not { ValueKind: JsonValueKind.Object } one)
        {
            return (null, null);
        }

        if (BenchmarkRow.Text(one, "number") is { } number)
        {
            return (number, "number");
        }

        string[] spans = BenchmarkRow.Texts(BenchmarkRow.Value(one, "spans"));
        if (spans.Length > 0)
        {
            return (string.Join(", ", spans), spans.Length == 1 ? "span" : "spans");
        }

        JsonElement? date = BenchmarkRow.Value(one, "date");
        string[] parts = ["day", "month", "year"];
        string written = date is null ? ""
            : string.Join(' ', parts.Select(part => BenchmarkRow.Text(date.Value, part)).OfType<string>());
        return written.Length == 0 ? (null, null) : (written, "date");
    }

    // A passage with its questions becomes a row for each, so that rows of both forms are alike.
    private static IEnumerable<JsonElement> Passages(string place, JsonElement passage)
    {
        if (BenchmarkRow.Value(passage, "qa_pairs") is not { ValueKind: JsonValueKind.Array } pairs)
        {
            yield return passage;
            yield break;
        }

        foreach (JsonElement pair in pairs.EnumerateArray())
        {
            var row = new JsonObject
            {
                ["passage"] = BenchmarkRow.Text(passage, "passage"),
                ["section_id"] = place,
            };
            foreach (JsonProperty property in pair.EnumerateObject())
            {
                row[property.Name] = JsonNode.Parse(property.Value.GetRawText());
            }

            yield return JsonSerializer.SerializeToElement(row);
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text.Trim() : $"{text.Trim()[..39]}…";

    [GeneratedRegex(@"^\(([A-Z])\)$")]
    private static partial Regex Letter();
}
