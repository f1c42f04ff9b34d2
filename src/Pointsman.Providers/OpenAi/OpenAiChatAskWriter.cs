using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes one ask as a chat completions request; made anew for each.</summary>
internal sealed partial class OpenAiChatAskWriter
{
    // What would change the shape of the answer into one that the neutral form has no place for.
    private static readonly HashSet<string> Unanswerable = new(StringComparer.Ordinal)
    {
        "n", "functions", "function_call", "audio", "modalities",
    };

    private readonly ChatAsk _ask;
    private readonly ChatOptions _options;

    public OpenAiChatAskWriter(ChatAsk ask)
    {
        _ask = ask;
        _options = ask.Options;
        Gaps = new Gaps(ask, IsCarried);
    }

    /// <summary>What cannot be expressed.</summary>
    public Gaps Gaps { get; }

    /// <summary>Writes the body.</summary>
    public void Write(IBufferWriter<byte> output, string model, bool dropInexpressible)
    {
        if (Gaps.Any && !dropInexpressible)
        {
            return;
        }

        using var writer = new Utf8JsonWriter(output, SseText.Json);
        writer.WriteStartObject();
        writer.WriteString("model", model);
        new OpenAiChatMessageWriter(writer, _ask, Gaps).Write();
        WriteSampling(writer, model);
        WriteReasoning(writer);
        OpenAiChatTools.Write(writer, _options, Gaps);
        OpenAiChatFormat.Write(writer, _options);
        WriteWord(writer, NeutralKeys.Verbosity);
        WriteWord(writer, NeutralKeys.ServiceTier);
        WriteWord(writer, NeutralKeys.User);
        foreach (ForeignField field in _ask.Foreign.Where(IsCarried))
        {
            writer.WritePropertyName(field.Path);
            field.Value.WriteTo(writer);
        }

        WriteStream(writer);
        writer.WriteEndObject();
    }

    // A client of the same protocol finds its own fields again; a path with a dot or a bracket stands deeper.
    private bool IsCarried(ForeignField field) => _ask.Format == WireFormat.OpenAiChat
        && !Unanswerable.Contains(field.Path) && field.Path.AsSpan().IndexOfAny('.', '[') < 0;

    private void WriteSampling(Utf8JsonWriter writer, string model)
    {
        if (_options.MaxOutputTokens is { } most)
        {
            writer.WriteNumber(KnowsCompletionTokens().IsMatch(model) ? "max_completion_tokens" : "max_tokens", most);
        }

        WriteNumber(writer, "temperature", _options.Temperature);
        WriteNumber(writer, "top_p", _options.TopP);
        WriteNumber(writer, "frequency_penalty", _options.FrequencyPenalty);
        WriteNumber(writer, "presence_penalty", _options.PresencePenalty);
        if (_options.TopK is { } topK)
        {
            // OpenAI has no such field, many of its copies have: it goes to whoever was asked in this protocol.
            if (_ask.Format is WireFormat.OpenAiChat)
            {
                writer.WriteNumber("top_k", topK);
            }
            else
            {
                Gaps.Add(AskField.TopK, topK);
            }
        }

        if (_options.Seed is { } seed)
        {
            writer.WriteNumber("seed", seed);
        }

        if (_options.StopSequences is { Count: > 0 } stops)
        {
            writer.WriteStartArray("stop");
            foreach (string stop in stops)
            {
                writer.WriteStringValue(stop);
            }

            writer.WriteEndArray();
        }

        if (_options.AdditionalProperties.Value<bool>(NeutralKeys.LogProbabilities) is { } wanted)
        {
            writer.WriteBoolean("logprobs", wanted);
        }

        if (_options.AdditionalProperties.Value<int>(NeutralKeys.TopLogProbabilities) is { } alternatives)
        {
            writer.WriteNumber("top_logprobs", alternatives);
        }
    }

    private void WriteReasoning(Utf8JsonWriter writer)
    {
        string? word = _options.AdditionalProperties.Word(NeutralKeys.ReasoningEffort);
        if (word is not null)
        {
            writer.WriteString("reasoning_effort", word == "max" ? "xhigh" : word);
        }
        else if (_options.Reasoning?.Effort is { } effort and not ReasoningEffort.None)
        {
            // No reasoning is what most models of this protocol do anyway, and many refuse to be told so.
            writer.WriteString("reasoning_effort", Effort.Word(effort));
        }
    }

    private void WriteStream(Utf8JsonWriter writer)
    {
        if (!_ask.Stream)
        {
            return;
        }

        writer.WriteBoolean("stream", true);
        if (_ask.AskUsage)
        {
            writer.WriteStartObject("stream_options");
            writer.WriteBoolean("include_usage", true);
            writer.WriteEndObject();
        }
    }

    private void WriteWord(Utf8JsonWriter writer, string key)
    {
        if (_options.AdditionalProperties.Word(key) is { } word)
        {
            writer.WriteString(key, word);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, float? number)
    {
        if (number is { } given)
        {
            writer.WriteNumber(name, given);
        }
    }

    // OpenAI's reasoning models refuse max_tokens; most copies of the protocol know nothing else.
    [GeneratedRegex(@"(^|/)(o\d|gpt-([5-9]|\d\d))", RegexOptions.CultureInvariant)]
    private static partial Regex KnowsCompletionTokens();
}
