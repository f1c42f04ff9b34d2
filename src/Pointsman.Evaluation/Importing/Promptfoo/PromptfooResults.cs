using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// Results of promptfoo, as one JSON document or a line for each. A column of its table, a provider with a prompt, is
/// an arm; tests with the same variables and assertions are one case, repeated.
/// </summary>
internal sealed class PromptfooResults(string path) : RunSource(ImportFormat.PromptfooResults, path)
{
    private static readonly string[] Wanted =
    [
        "results.version", "results.results[]", "results.timestamp", "config.description",
        "metadata.evaluationCreatedAt", "createdAt", "[]",
    ];

    private readonly Dictionary<string, int> _prompts = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override IEnumerable<ImportedResult> Read(ImportNotes notes)
    {
        int number = 0;
        foreach ((string place, JsonElement value) in All())
        {
            switch (place)
            {
                case "results.results[]" or "[]":
                    yield return Result(value, ++number, notes);
                    break;
                case "results.version" when value.ToString() is not ("1" or "2" or "3"):
                    notes.Add(Name, $"results of version {value}, where 1 to 3 are known",
                        "look whether cases and grades are those that promptfoo shows");
                    break;
                case "results.version":
                    break;
                case "config.description":
                    Description = value.ToString();
                    Suite = Short(Description) ?? Suite;
                    break;
                default:
                    Started ??= DateTimeOffset.TryParse(value.ToString(), out DateTimeOffset moment) ? moment : null;
                    break;
            }
        }
    }

    private IEnumerable<(string, JsonElement)> All() => JsonSource.IsLines(Name)
        ? JsonSource.Lines(Name).Select(line => ("[]", line.Value))
        : JsonSource.Document(Name, Wanted);

    private ImportedResult Result(JsonElement json, int number, ImportNotes notes)
    {
        string provider = json.TextAt("provider", "id") ?? json.TextAt("provider") ?? "provider";
        string label = json.TextAt("provider", "label") is { Length: > 0 } named ? named : provider;
        string prompt = json.TextAt("prompt", "label") ?? json.TextAt("promptId") ?? json.TextAt("promptIdx") ?? "";
        if (!_prompts.TryGetValue(prompt, out int nth))
        {
            nth = _prompts[prompt] = _prompts.Count + 1;
        }

        string promptName = Short(prompt) ?? $"prompt {nth}";
        var arm = new RunArm
        {
            Name = $"{label} · {promptName}", Model = PromptfooModels.Name(provider), Prompt = promptName,
        };
        JsonElement? test = json.Part("testCase");
        JsonElement? values = test?.Part("vars") ?? json.Part("vars");
        string asserts = test?.Part("assert")?.GetRawText() ?? "";
        string about = json.TextAt("description") ?? test?.TextAt("description") ?? "";
        var one = new Case
        {
            Id = Short(about) ?? $"test {number}",
            Values = values?.EntriesAt().ToDictionary(value => value.Name, value => value.Value.Clone()) ?? [],
            Category = test?.TextAt("metadata", "category"),
            Difficulty = test?.TextAt("metadata", "difficulty"),
            Threshold = test?.NumberAt("threshold") is >= 0 and <= 1 and var least ? (double)least : null,
        };
        return Judge(
            new ImportedResult(
                $"{json.TextAt("promptIdx")}\0{label}\0{prompt}", arm, $"{values}\0{asserts}\0{about}", one),
            json, notes);
    }

    private static ImportedResult Judge(ImportedResult result, JsonElement json, ImportNotes notes)
    {
        JsonElement? output = json.Part("response", "output");
        bool isError = json.TextAt("failureReason") == "2"
            || (json.Part("failureReason") is null && json.Part("gradingResult") is null
                && json.Part("error") is not null);
        string? error = json.TextAt("response", "error") ?? (isError ? json.TextAt("error") : null);
        if (output is null || json.Part("response", "error") is not null)
        {
            return result with { Failure = Told.Failure(error ?? "promptfoo tells no answer") };
        }

        var scored = result with { Answer = AnswerOf(json, output.Value) };
        if (isError)
        {
            // There is an answer, and judging it failed: an error of the evaluator, which is no score.
            return scored with { Verdict = EvaluatorScore.Failed(error ?? "promptfoo tells an error without words") };
        }

        JsonElement? grading = json.Part("gradingResult");
        bool? passed = grading?.YesNoAt("pass") ?? json.YesNoAt("success");
        decimal? value = grading?.NumberAt("score") ?? json.NumberAt("score");
        if (grading is null || passed is null)
        {
            notes.Add(json.TextAt("id") ?? "results", "an answer without assertions", "it is told, and has no score");
            return scored;
        }

        return scored with
        {
            Scores = [.. grading.Value.ItemsAt("componentResults").Select(Part)],
            Verdict = Told.Score(value ?? (passed.Value ? 1 : 0), passed, grading.Value.TextAt("reason")),
        };
    }

    private static (RunEvaluator, EvaluatorScore) Part(JsonElement part)
    {
        JsonElement? assertion = part.Part("assertion");
        string type = assertion?.TextAt("type") ?? "assertion";
        string about = assertion?.TextAt("metric") ?? $"{type} {assertion?.TextAt("value")}".Trim();
        string? kind = PromptfooCoverage.Of(type)?.Kind;
        decimal weight = assertion?.NumberAt("weight") is >= 0 and <= 1_000 and var told ? told : 1;
        var evaluator = new RunEvaluator(Cut(about), kind ?? type, (double)weight);
        string? reason = part.TextAt("reason");
        return (evaluator, part.YesNoAt("metadata", "graderError") == true
            ? EvaluatorScore.Failed(reason ?? "the judge failed")
            : Told.Score(
                part.NumberAt("score") ?? (part.YesNoAt("pass") == true ? 1 : 0), part.YesNoAt("pass"), reason));
    }

    private static Answer AnswerOf(JsonElement json, JsonElement output)
    {
        JsonElement? response = json.Part("response");
        JsonElement usage = response?.Part("tokenUsage") ?? json.Part("tokenUsage") ?? default;
        bool cached = response?.YesNoAt("cached") == true;
        long? read = usage.CountAt("prompt"), written = usage.CountAt("completion");

        // promptfoo writes a cost of 0 where it knows no price.
        decimal? cost = response?.NumberAt("cost") ?? (json.NumberAt("cost") is > 0 and var paid ? paid : null);
        double[] logs = [.. response?.ItemsAt("logProbs")
            .Where(one => one.ValueKind == JsonValueKind.Number).Select(one => one.GetDouble()) ?? []];
        return new Answer
        {
            Text = output.ValueKind == JsonValueKind.String ? output.GetString()! : output.GetRawText(),
            Tools = output.ValueKind == JsonValueKind.Array
                ? [.. output.EnumerateArray().Select(Told.Tool).OfType<ToolUse>()] : [],
            Finish = response?.TextAt("finishReason"),
            Usage = read is null || written is null || (cached && read + written == 0) ? null
                : Usage.FromInclusive(
                    read.Value, written.Value, 0, usage.CountAt("completionDetails", "reasoning") ?? 0),
            Cost = cost is { } usd ? new Usd(usd) : null,

            // Beside an answer out of its cache stands the time of the cache.
            Latency = JsonParts.Seconds(
                (response?.NumberAt("latencyMs") ?? (cached ? null : json.NumberAt("latencyMs"))) / 1_000),
            Confidence = logs.Length == 0 ? null : Math.Clamp(Math.Exp(logs.Average()), 0, 1),
            Cached = cached,
        };
    }

    private static string? Short(string? text) =>
        text is { Length: > 0 and <= 60 } && !text.Contains('\n', StringComparison.Ordinal) ? text : null;

    private static string Cut(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 120 ? line : $"{line[..119]}…";
    }
}
