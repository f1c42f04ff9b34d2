using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Collects what a protocol cannot express of an ask, each under the name that the client knows it by. What asks
/// nothing of the model may be left out unsaid: each client protocol lists such fields.
/// </summary>
internal sealed class Gaps
{
    private readonly WireFormat _format;
    private readonly List<ForeignField> _fields = [];

    /// <summary>Begins with the foreign fields of the ask, but for those the writer carries over itself.</summary>
    public Gaps(ChatAsk ask, Func<ForeignField, bool>? carries = null)
    {
        _format = ask.Format ?? WireFormat.OpenAiChat;
        foreach (ForeignField field in ask.Foreign)
        {
            if (!IsHarmless(field) && carries?.Invoke(field) != true)
            {
                _fields.Add(field);
            }
        }
    }

    /// <summary>The fields that cannot be expressed.</summary>
    public IReadOnlyList<ForeignField> Fields => _fields;

    /// <summary>Whether anything cannot be expressed.</summary>
    public bool Any => _fields.Count > 0;

    /// <summary>Adds a setting with its value in words.</summary>
    public void Add(AskField field, string value) => Add(Name(field), value);

    /// <summary>Adds a setting that is a number.</summary>
    public void Add(AskField field, double value)
    {
        string number = value.ToString("R", CultureInfo.InvariantCulture);
        _fields.Add(new ForeignField(Name(field), JsonElement.Parse(number)));
    }

    /// <summary>Adds a setting that is yes or no.</summary>
    public void Add(AskField field, bool value) =>
        _fields.Add(new ForeignField(Name(field), JsonElement.Parse(value ? "true" : "false")));

    /// <summary>Adds a place in the conversation with what stands there in words.</summary>
    public void Add(string path, string value)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStringValue(value);
        }

        _fields.Add(new ForeignField(path, JsonElement.Parse(text.WrittenSpan)));
    }

    /// <summary>Adds a content, under the place that the client had it in.</summary>
    public void Add(AIContent content, string path, string value) =>
        Add(content.AdditionalProperties.Word(NeutralKeys.Place) ?? path, value);

    private bool IsHarmless(ForeignField field) => _format switch
    {
        WireFormat.OpenAiChat => OpenAiChatHarmless.Holds(field),
        WireFormat.Anthropic => AnthropicHarmless.Holds(field),
        WireFormat.Gemini => GeminiHarmless.Holds(field),
        WireFormat.OpenAiResponses => OpenAiResponsesHarmless.Holds(field),
        _ => false,
    };

    private string Name(AskField field) => _format switch
    {
        WireFormat.Anthropic => field switch
        {
            AskField.Temperature => "temperature",
            AskField.TopK => "top_k",
            AskField.StopSequences => "stop_sequences",
            AskField.ResponseFormat => "output_config.format",
            AskField.ToolChoice => "tool_choice",
            AskField.ParallelToolCalls => "tool_choice.disable_parallel_tool_use",
            AskField.Reasoning => "thinking",
            _ => field.ToString(),
        },
        WireFormat.Gemini => "generationConfig." + field switch
        {
            AskField.LogProbabilities => "responseLogprobs",
            AskField.TopLogProbabilities => "logprobs",
            AskField.ResponseFormat => "responseSchema",
            AskField.Reasoning => "thinkingConfig",
            _ => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..],
        },
        _ => field switch
        {
            AskField.Temperature => "temperature",
            AskField.TopK => "top_k",
            AskField.FrequencyPenalty => "frequency_penalty",
            AskField.PresencePenalty => "presence_penalty",
            AskField.Seed => "seed",
            AskField.StopSequences => "stop",
            AskField.LogProbabilities => "logprobs",
            AskField.TopLogProbabilities => "top_logprobs",
            AskField.ResponseFormat => _format == WireFormat.OpenAiChat ? "response_format" : "text.format",
            AskField.ParallelToolCalls => "parallel_tool_calls",
            AskField.ToolChoice => "tool_choice",
            AskField.Reasoning => _format == WireFormat.OpenAiChat ? "reasoning_effort" : "reasoning.effort",
            _ => _format == WireFormat.OpenAiChat ? "verbosity" : "text.verbosity",
        },
    };
}
