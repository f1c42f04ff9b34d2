using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes <c>generationConfig</c>.</summary>
internal sealed class GeminiSettingsWriter(Utf8JsonWriter writer, Gaps gaps, string model)
{
    private const int MaxStopSequences = 5;

    /// <summary>Writes the settings of an ask.</summary>
    public void Write(ChatAsk ask)
    {
        ChatOptions options = ask.Options;
        writer.WriteStartObject("generationConfig");
        WriteSampling(options);
        WriteFormat(options.ResponseFormat);
        WriteThinking(options);
        WriteImages(ask);
        if (options.AdditionalProperties.Word(NeutralKeys.Verbosity) is { } verbosity and not "medium")
        {
            gaps.Add(AskField.Verbosity, verbosity);
        }

        GeminiCarriedFields.Write(writer, ask, "generationConfig.");
        writer.WriteEndObject();
    }

    private void WriteSampling(ChatOptions options)
    {
        Number("temperature", options.Temperature);
        Number("topP", options.TopP);
        Whole("topK", options.TopK);
        Whole("maxOutputTokens", options.MaxOutputTokens);
        Number("presencePenalty", options.PresencePenalty);
        Number("frequencyPenalty", options.FrequencyPenalty);
        if (options.Seed is < int.MinValue or > int.MaxValue)
        {
            gaps.Add(AskField.Seed, options.Seed.Value);
        }
        else
        {
            Whole("seed", options.Seed);
        }

        if (options.StopSequences is { Count: > MaxStopSequences } many)
        {
            gaps.Add(AskField.StopSequences, $"{many.Count} texts; Gemini takes up to {MaxStopSequences}");
        }
        else if (options.StopSequences is { Count: > 0 } stops)
        {
            writer.WriteStartArray("stopSequences");
            foreach (string stop in stops)
            {
                writer.WriteStringValue(stop);
            }

            writer.WriteEndArray();
        }

        if (options.AdditionalProperties.Value<bool>(NeutralKeys.LogProbabilities) is { } wanted)
        {
            writer.WriteBoolean("responseLogprobs", wanted);
        }

        Whole("logprobs", options.AdditionalProperties.Value<int>(NeutralKeys.TopLogProbabilities));
    }

    private void WriteFormat(ChatResponseFormat? format)
    {
        switch (format)
        {
            case ChatResponseFormatJson json:
                writer.WriteString("responseMimeType", "application/json");
                if (json.Schema is { } schema)
                {
                    writer.WritePropertyName("responseJsonSchema");
                    schema.WriteTo(writer);
                }

                break;
            case null or ChatResponseFormatText:
                break;
            default:
                gaps.Add(AskField.ResponseFormat, format.GetType().Name);
                break;
        }
    }

    // Gemini 2 takes a number of tokens, later models a level; a number that the client gave goes to either.
    private void WriteThinking(ChatOptions options)
    {
        bool? shown = options.Reasoning?.Output is { } output ? output != ReasoningOutput.None : null;
        ReasoningEffort? effort = options.Reasoning?.Effort;
        int? given = options.AdditionalProperties.Value<int>(NeutralKeys.ReasoningBudget);
        int? tokens = given ?? (effort is { } worth ? Effort.Budget(worth) : null);
        string? word = options.AdditionalProperties.Word(NeutralKeys.ReasoningEffort)
            ?? (effort is { } named ? Effort.Word(named) : null);
        if (shown is null && word is null && tokens is null)
        {
            return;
        }

        writer.WriteStartObject("thinkingConfig");
        if (shown is { } include)
        {
            writer.WriteBoolean("includeThoughts", include);
        }

        if (tokens is { } budget && (given is not null || word == "none" || GeminiModels.CountsThoughts(model)))
        {
            writer.WriteNumber("thinkingBudget", budget);
        }
        else if (word is not null)
        {
            writer.WriteString("thinkingLevel", word is "xhigh" or "max" ? "HIGH" : word.ToUpperInvariant());
        }

        writer.WriteEndObject();
    }

    // How closely images are looked at is one setting here: the closest that any of them asks for.
    private void WriteImages(ChatAsk ask)
    {
        HashSet<string> details = [.. from message in ask.Messages
                                      from content in message.Contents
                                      let detail = content.AdditionalProperties.Word(NeutralKeys.ImageDetail)
                                      where detail is "low" or "high"
                                      select detail];
        if (details.Count > 0)
        {
            string level = details.Contains("high") ? "HIGH" : "LOW";
            writer.WriteString("mediaResolution", "MEDIA_RESOLUTION_" + level);
        }
    }

    private void Number(string name, float? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    private void Whole(string name, long? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }
}
