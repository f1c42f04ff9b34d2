using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads <c>generationConfig</c>.</summary>
internal sealed class GeminiSettingsReader(AskReader reader, ChatOptions options)
{
    private const string Json = "application/json";

    private ReasoningOptions Reasoning => options.Reasoning ??= new ReasoningOptions();

    /// <summary>Reads the whole object.</summary>
    public void Read(JsonElement config, string path)
    {
        foreach ((string name, JsonElement value, string place) in reader.Fields(config, path))
        {
            ReadSetting(GeminiNames.Camel(name), value, place);
        }

        ReadFormat(config, path);
    }

    private void ReadSetting(string name, JsonElement value, string path)
    {
        switch (name)
        {
            case "temperature":
                options.Temperature = reader.Number(value, path);
                break;
            case "topP":
                options.TopP = reader.Number(value, path);
                break;
            case "topK":
                options.TopK = (int?)reader.Whole(value, path);
                break;
            case "maxOutputTokens":
                options.MaxOutputTokens = (int?)reader.Whole(value, path, 1);
                break;
            case "stopSequences":
                options.StopSequences = reader.Texts(value, path);
                break;
            case "presencePenalty":
                options.PresencePenalty = reader.Number(value, path);
                break;
            case "frequencyPenalty":
                options.FrequencyPenalty = reader.Number(value, path);
                break;
            case "seed":
                options.Seed = reader.Whole(value, path, int.MinValue);
                break;
            case "responseLogprobs":
                Set(NeutralKeys.LogProbabilities, reader.Flag(value, path));
                break;
            case "logprobs":
                Set(NeutralKeys.TopLogProbabilities, (int?)reader.Whole(value, path, 0, 20));
                break;
            case "thinkingConfig":
                ReadThinking(value, path);
                break;
            case "responseMimeType" or "responseSchema" or "responseJsonSchema" or "_responseJsonSchema":
                break; // One setting together, read after the others.
            default:
                reader.Keep(path, value);
                break;
        }
    }

    private void ReadThinking(JsonElement config, string path)
    {
        foreach ((string name, JsonElement value, string place) in reader.Fields(config, path))
        {
            switch (GeminiNames.Camel(name))
            {
                case "includeThoughts":
                    bool shown = reader.Flag(value, place) ?? false;
                    Reasoning.Output = shown ? ReasoningOutput.Summary : ReasoningOutput.None;
                    break;
                case "thinkingBudget":
                    ReadBudget((int?)reader.Whole(value, place, -1));
                    break;
                case "thinkingLevel":
                    ReadLevel(reader.Text(value, place)?.ToLowerInvariant(), place);
                    break;
                default:
                    reader.Keep(place, value);
                    break;
            }
        }
    }

    // −1 leaves the number to the model, which is no effort of any size.
    private void ReadBudget(int? tokens)
    {
        Set(NeutralKeys.ReasoningBudget, tokens);
        if (tokens is >= 0 and { } known)
        {
            Reasoning.Effort = Effort.OfBudget(known);
        }
    }

    private void ReadLevel(string? level, string path)
    {
        if (level is null or "thinking_level_unspecified")
        {
            return;
        }

        Reasoning.Effort = Effort.Of(level);
        (options.AdditionalProperties ??= [])[NeutralKeys.ReasoningEffort] = level;
        if (Reasoning.Effort is null)
        {
            reader.Fault(path, $"the text \"{level}\"", "the levels are MINIMAL, LOW, MEDIUM and HIGH");
        }
    }

    private void ReadFormat(JsonElement config, string path)
    {
        JsonElement? type = Given(config, "responseMimeType");
        JsonElement? json = Given(config, "responseJsonSchema") ?? Given(config, "_responseJsonSchema");
        JsonElement? open = Given(config, "responseSchema");
        string? mime = type is { } word ? reader.Text(word, path + ".responseMimeType") : null;
        if (json is { } || open is { })
        {
            JsonElement schema = json is { } exact ? exact.Clone() : GeminiSchema.ToJsonSchema(open!.Value);
            if (schema.ValueKind != JsonValueKind.Object)
            {
                string place = path + (json is { } ? ".responseJsonSchema" : ".responseSchema");
                reader.Fault(place, AskReader.Shown(schema), "a schema as an object is expected");
                return;
            }

            options.ResponseFormat = ChatResponseFormat.ForJsonSchema(schema);
        }
        else if (mime == Json)
        {
            options.ResponseFormat = ChatResponseFormat.Json;
        }

        if (mime is not (null or "" or Json or "text/plain"))
        {
            reader.Keep(path + ".responseMimeType", type!.Value);
        }
    }

    private static JsonElement? Given(JsonElement config, string name) =>
        GeminiNames.Property(config, name) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    private void Set<T>(string key, T? value)
        where T : struct
    {
        if (value is { } known)
        {
            (options.AdditionalProperties ??= [])[key] = known;
        }
    }
}
