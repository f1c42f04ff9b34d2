using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>A sample of a log of Inspect as a result: its epoch is a repeat, each of its scores an
/// evaluator's.</summary>
internal static class InspectSample
{
    private const string Attached = "attachment://";

    public static ImportedResult Read(JsonElement json, string model, ImportNotes notes)
    {
        string id = json.TextAt("id") ?? "sample";
        (string input, JsonElement? before) = Told.Conversation(json.Part("input"));
        var values = Told.Values(("input", Resolve(json, input)));
        if (json.Part("choices") is { } choices)
        {
            values["choices"] = choices.Clone();
        }

        var one = new Case
        {
            Id = id,
            Values = values,
            Messages = before,
            Expected = json.Part("target")?.Clone(),
            Category = json.TextAt("metadata", "category") ?? json.TextAt("metadata", "subject"),
            Difficulty = json.TextAt("metadata", "difficulty") ?? json.TextAt("metadata", "level"),
        };
        var result = new ImportedResult(model, new RunArm { Name = model, Model = model }, id, one);
        string? error = json.TextAt("error", "message") ?? json.TextAt("output", "error");
        if (error is not null || json.Part("output") is not { } output || !HasAnswer(output))
        {
            return result with { Failure = Told.Failure(error ?? "the sample has no output") };
        }

        return result with
        {
            Answer = AnswerOf(json, output, model),
            Scores = [.. json.EntriesAt("scores").SelectMany(score => Scores(score.Name, score.Value, notes))],
        };
    }

    private static bool HasAnswer(JsonElement output) =>
        output.ItemsAt("choices").Any() || !string.IsNullOrEmpty(output.TextAt("completion"));

    private static Answer AnswerOf(JsonElement json, JsonElement output, string model)
    {
        JsonElement first = output.ItemsAt("choices").FirstOrDefault();
        string text = output.TextAt("completion") is { Length: > 0 } whole ? whole
            : first.Part("message", "content")?.ContentText() ?? "";

        // What all calls of a sample took, where it made several.
        JsonElement usage = json.Part("model_usage", model) ?? output.Part("usage") ?? default;
        return new Answer
        {
            Text = Resolve(json, text),
            Tools = [.. first.ItemsAt("message", "tool_calls").Select(Told.Tool).OfType<ToolUse>()],
            Finish = first.TextAt("stop_reason") is "max_tokens" ? "length" : first.TextAt("stop_reason"),
            Model = output.TextAt("model"),
            Usage = UsageOf(usage),
            Cost = usage.NumberAt("total_cost") is >= 0 and var cost ? new Usd(cost) : null,
            Latency = JsonParts.Seconds(
                output.NumberAt("time") ?? json.NumberAt("working_time") ?? json.NumberAt("total_time")),
        };
    }

    // Inspect keeps the counts as the provider tells them: cached tokens stand in the input, or beside it, which the
    // total tells.
    private static Usage? UsageOf(JsonElement usage)
    {
        if (usage.CountAt("input_tokens") is not { } read || usage.CountAt("output_tokens") is not { } written)
        {
            return null;
        }

        long fromCache = usage.CountAt("input_tokens_cache_read") ?? 0;
        long toCache = usage.CountAt("input_tokens_cache_write") ?? 0;
        bool beside = usage.CountAt("total_tokens") == read + written + fromCache + toCache && fromCache + toCache > 0;
        return beside ? Usage.FromSeparate(read, written, fromCache, toCache)
            : Usage.FromInclusive(read, written, fromCache, usage.CountAt("reasoning_tokens") ?? 0);
    }

    private static IEnumerable<(RunEvaluator, EvaluatorScore)> Scores(string name, JsonElement score, ImportNotes notes)
    {
        JsonElement? value = score.ValueKind == JsonValueKind.Object ? score.Part("value") : score;
        string? reason = score.ValueKind == JsonValueKind.Object ? score.TextAt("explanation") : null;
        if (value is { ValueKind: JsonValueKind.Object } several)
        {
            foreach (JsonProperty part in several.EnumerateObject())
            {
                yield return (
                    new RunEvaluator($"{name} {part.Name}", "inspect", 1), One(part.Value, reason, notes, name));
            }
        }
        else
        {
            yield return (new RunEvaluator(name, "inspect", 1), One(value, reason, notes, name));
        }
    }

    private static EvaluatorScore One(JsonElement? value, string? reason, ImportNotes notes, string name)
    {
        switch (value)
        {
            case { ValueKind: JsonValueKind.True or JsonValueKind.False } yes:
                return EvaluatorScore.Of(yes.ValueKind == JsonValueKind.True, reason);
            case { ValueKind: JsonValueKind.String } letter when letter.GetString() is "C" or "I" or "P" or "N":
                // Correct, incorrect, partly correct, no answer.
                return letter.GetString() switch
                {
                    "C" => EvaluatorScore.Of(true, reason),
                    "P" => EvaluatorScore.Of(0.5, false, reason),
                    _ => EvaluatorScore.Of(false, reason),
                };
            case { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out decimal told):
                if (told is > 0 and < 1)
                {
                    notes.Add(name, "scores between 0 and 1", "they pass from 0.5; Inspect has no such bound");
                }

                return Told.Score(told, null, reason);
            default:
                return EvaluatorScore.Failed(
                    value is null ? "the log tells no value" : $"the value {value} is no score");
        }
    }

    // Long texts stand once in the sample and are named where they belong.
    private static string Resolve(JsonElement json, string text) =>
        text.StartsWith(Attached, StringComparison.Ordinal)
            ? json.TextAt("attachments", text[Attached.Length..]) ?? text
            : text;
}
