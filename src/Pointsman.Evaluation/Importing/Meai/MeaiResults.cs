using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// Results of Microsoft.Extensions.AI.Evaluation: files of its store, or the JSON of its report. A scenario is a case;
/// its iterations are repeats where they ask the same, else cases of their own. An execution of a model is an arm.
/// </summary>
internal sealed class MeaiResults(string path) : RunSource(ImportFormat.MeaiResults, path)
{
    // Scores are on scales of many evaluators, some with the lower the better; the rating is what all have in common.
    private static readonly Dictionary<string, double> Ratings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["exceptional"] = 1, ["good"] = 0.75, ["average"] = 0.5, ["poor"] = 0.25, ["unacceptable"] = 0,
    };

    private readonly Dictionary<string, string> _asked = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override IEnumerable<ImportedResult> Read(ImportNotes notes)
    {
        foreach (string file in MeaiFiles.Of(Name))
        {
            string wanted = MeaiFiles.IsReport(file) ? "scenarioRunResults[]" : "";
            foreach ((_, JsonElement value) in JsonSource.Document(file, wanted))
            {
                notes.Add(file, "the results tell no latency and no cost of the answer alone",
                    "take these from another run");
                yield return Result(value);
            }
        }
    }

    private ImportedResult Result(JsonElement json)
    {
        string scenario = json.TextAt("scenarioName") ?? "scenario";
        string execution = json.TextAt("executionName") ?? "execution";
        JsonElement turn = json.ItemsAt("chatDetails", "turnDetails").FirstOrDefault();
        string model = json.TextAt("modelResponse", "modelId") ?? turn.TextAt("model") ?? "model";
        string asked = json.Part("messages")?.GetRawText() ?? "";
        string key = $"{scenario}\0{asked}";
        bool first = _asked.TryAdd(scenario, asked);
        (string input, JsonElement? before) = Told.Conversation(json.Part("messages"));
        var one = new Case
        {
            Id = first || _asked[scenario] == asked ? scenario : $"{scenario} · {json.TextAt("iterationName")}",
            Values = Told.Values(("input", input)),
            Messages = before,
            Tags = [.. json.ItemsAt("tags").Select(tag => tag.ToString())],
        };
        DateTimeOffset? made = json.MomentAt("creationTime");
        Started = made < Started || Started is null ? made : Started;
        Finished = made > Finished || Finished is null ? made : Finished;
        var arm = new RunArm { Name = $"{model} · {execution}", Model = model };
        var result = new ImportedResult($"{execution}\0{model}", arm, key, one);
        return json.Part("modelResponse") is not { } response
            ? result with { Failure = new CellFailure("call", "no answer", "the result has no modelResponse", 1) }
            : result with
            {
                Answer = AnswerOf(response, model),
                Scores = [.. json.EntriesAt("evaluationResult", "metrics").Select(Metric)],
            };
    }

    private static Answer AnswerOf(JsonElement response, string model)
    {
        JsonElement usage = response.Part("usage") ?? default;
        JsonElement[] contents = [.. response.ItemsAt("messages").SelectMany(message => message.ItemsAt("contents"))];
        return new Answer
        {
            Text = string.Concat(contents.Where(part => part.TextAt("$type") is null or "text")
                .Select(part => part.TextAt("text"))),
            Tools = [
                .. contents.Where(part => part.TextAt("$type") == "functionCall").Select(Told.Tool).OfType<ToolUse>()],
            Finish = response.TextAt("finishReason"),
            Model = model,
            Usage = usage.CountAt("inputTokenCount") is { } read && usage.CountAt("outputTokenCount") is { } written
                ? Usage.FromInclusive(read, written, usage.CountAt("cachedInputTokenCount") ?? 0,
                    usage.CountAt("reasoningTokenCount") ?? 0)
                : null,
        };
    }

    private static (RunEvaluator, EvaluatorScore) Metric(JsonProperty property)
    {
        JsonElement metric = property.Value;
        string name = metric.TextAt("name") ?? property.Name;
        return (new RunEvaluator(name, "meai", 1), Score(metric));
    }

    private static EvaluatorScore Score(JsonElement metric)
    {
        JsonElement wrong = metric.ItemsAt("diagnostics").FirstOrDefault(one => one.TextAt("severity") == "error");
        if (wrong.ValueKind == JsonValueKind.Object)
        {
            return EvaluatorScore.Failed(wrong.TextAt("message") ?? "an error without words");
        }

        string? reason = metric.TextAt("reason");
        string value = metric.TextAt("value") is { } told ? $"{told}{(reason is null ? "" : ": ")}{reason}"
            : reason ?? "";
        bool? failed = metric.YesNoAt("interpretation", "failed");
        return failed is not null
            && Ratings.TryGetValue(metric.TextAt("interpretation", "rating") ?? "", out double rating)
            ? EvaluatorScore.Of(rating, !failed.Value, value)
            : metric.YesNoAt("value") is { } yes ? EvaluatorScore.Of(failed is null ? yes : !failed.Value, value)
            : metric.Part("interpretation", "rating") is null && failed is null
                ? EvaluatorScore.Failed($"the metric has no interpretation, and its scale is unknown ({value})")
                : EvaluatorScore.Failed($"the rating is {metric.TextAt("interpretation", "rating")} ({value})");
    }
}
