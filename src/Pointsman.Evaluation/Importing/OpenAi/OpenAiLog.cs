using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// The log of a run of OpenAI's evals: a line with the run, lines with events of samples, a line with the report. The
/// first sampling of a sample is its answer, since later ones may be a judge's.
/// </summary>
internal sealed class OpenAiLog(string path) : RunSource(ImportFormat.OpenAiLog, path)
{
    // Metrics that say how good an answer is; what else is recorded is told and decides nothing.
    private static readonly string[] Deciding = ["score", "accuracy", "f1_score", "correct"];

    private string _model = "model";

    /// <inheritdoc />
    public override IEnumerable<ImportedResult> Read(ImportNotes notes)
    {
        var open = new Dictionary<string, Sample>(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        bool reported = false;
        _model = "model";
        foreach ((int line, JsonElement json) in JsonSource.Lines(Name))
        {
            if (json.Part("spec") is { } spec)
            {
                Begin(spec);
            }

            reported |= json.Part("final_report") is not null;

            if (json.TextAt("sample_id") is not { } id || json.TextAt("type") is not { } type || done.Contains(id))
            {
                continue;
            }

            if (!open.TryGetValue(id, out Sample? sample))
            {
                sample = open[id] = new Sample(id);
            }

            sample.Take(type, json.Part("data") ?? default);
            if (type is "match" or "metrics" or "error" && sample.Sampled is not null || type == "match")
            {
                // The verdict comes last; to keep all samples would be to keep the whole file.
                open.Remove(id);
                done.Add(id);
                yield return Result(sample, notes);
            }
        }

        if (!reported)
        {
            notes.Add(Name, "the log has no final_report, as one of a run that was cut off",
                "what it has so far is imported; run it to its end for all its samples");
        }

        foreach (Sample sample in open.Values.Where(sample => sample.IsAsked))
        {
            yield return Result(sample, notes);
        }
    }

    private void Begin(JsonElement spec)
    {
        _model = spec.ItemsAt("completion_fns").FirstOrDefault() is { ValueKind: JsonValueKind.String } first
            ? first.GetString()! : spec.TextAt("model_name") ?? _model;
        Suite = spec.TextAt("eval_name") ?? spec.TextAt("base_eval") ?? Suite;
        Started = spec.MomentAt("created_at") ?? Started;
    }

    private ImportedResult Result(Sample sample, ImportNotes notes)
    {
        (string input, JsonElement? before) = Told.Conversation(sample.Prompt);
        var one = new Case
        {
            Id = sample.Id,
            Values = Told.Values(("input", input)),
            Messages = before,
            Expected = sample.Expected,
        };
        var result = new ImportedResult(_model, new RunArm { Name = _model, Model = _model }, sample.Id, one);
        if (sample.Sampled is null)
        {
            return result with { Failure = Told.Failure(sample.Error ?? "the log has no answer of this sample") };
        }

        notes.Add(Name, "the log tells no latency, tokens and cost", "take these from another run");
        return result with
        {
            Answer = new Answer { Text = sample.Sampled, Usage = sample.Usage },
            Scores = sample.Scores,
            Verdict = sample.Error is { } error ? EvaluatorScore.Failed(error) : null,
        };
    }

    private sealed class Sample(string id)
    {
        public string Id => id;

        public bool IsAsked { get; private set; }

        public JsonElement? Prompt { get; private set; }

        public string? Sampled { get; private set; }

        public JsonElement? Expected { get; private set; }

        public string? Error { get; private set; }

        public Usage? Usage { get; private set; }

        public List<(RunEvaluator Evaluator, EvaluatorScore Score)> Scores { get; } = [];

        public void Take(string type, JsonElement data)
        {
            IsAsked |= type is "sampling" or "match" or "error" or "raw_sample";
            switch (type)
            {
                case "sampling" when Sampled is null:
                    Prompt = data.Part("prompt")?.Clone();
                    Sampled = Text(data.Part("sampled"));
                    Usage = data.CountAt("usage", "prompt_tokens") is { } read
                        ? Usage.FromInclusive(read, data.CountAt("usage", "completion_tokens") ?? 0) : null;
                    break;
                case "match":
                    Expected = data.Part("expected")?.Clone();
                    Sampled ??= Text(data.Part("sampled") ?? data.Part("picked"));
                    Scores.Add((new RunEvaluator("match", "openai-evals", 1),
                        data.YesNoAt("correct") is { } correct ? EvaluatorScore.Of(correct, Picked(data, correct))
                            : EvaluatorScore.Failed("the log does not say whether it is correct")));
                    break;
                case "metrics":
                    Scores.AddRange(data.EntriesAt().Select(Metric).OfType<(RunEvaluator, EvaluatorScore)>());
                    break;
                case "error":
                    Error = data.TextAt("message") ?? data.TextAt("type") ?? "an error without words";
                    break;
                default:
                    break;
            }
        }

        private static (RunEvaluator, EvaluatorScore)? Metric(JsonProperty metric)
        {
            decimal? value = metric.Value.ValueKind switch
            {
                JsonValueKind.True => 1, JsonValueKind.False => 0,
                JsonValueKind.Number => metric.Value.TryGetDecimal(out decimal number) ? number : null,
                _ => null,
            };
            double weight = Deciding.Contains(metric.Name) ? 1 : 0;
            return value is null ? null
                : (new RunEvaluator(metric.Name, "openai-evals", weight), Told.Score(value.Value, null, null));
        }

        private static string? Picked(JsonElement data, bool correct) =>
            correct ? null : $"expected {data.Part("expected")}".Trim();

        private static string? Text(JsonElement? sampled) => sampled switch
        {
            null => null,
            { ValueKind: JsonValueKind.Array } list =>
                list.EnumerateArray().Select(one => one.ContentText()).FirstOrDefault(),
            { } one => one.ContentText(),
        };
    }
}
