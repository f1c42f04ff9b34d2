using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes one ask as a messages request; made anew for each.</summary>
internal sealed class AnthropicAskWriter
{
    // Fields of the same protocol that go through as they are, because no answer looks different for them.
    private static readonly HashSet<string> Carried =
        new(StringComparer.Ordinal) { "inference_geo", "cache_control", "speed" };

    private readonly ChatAsk _ask;
    private readonly ChatOptions _options;

    public AnthropicAskWriter(ChatAsk ask)
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
        WriteLimit(writer, model);
        var messages = new AnthropicMessageWriter(writer, _ask, Gaps);
        messages.WriteSystem();
        messages.Write();
        WriteSampling(writer);
        WriteStops(writer);
        AnthropicTools.Write(writer, _options, Gaps);
        WriteRest(writer);
        foreach (ForeignField field in _ask.Foreign.Where(IsCarried))
        {
            writer.WritePropertyName(field.Path);
            field.Value.WriteTo(writer);
        }

        if (_ask.Stream)
        {
            writer.WriteBoolean("stream", true);
        }

        writer.WriteEndObject();
    }

    private bool IsCarried(ForeignField field) =>
        _ask.Format == WireFormat.Anthropic && Carried.Contains(field.Path);

    // The limit counts the thinking too. Where the client set none, thinking is not taken from the answer.
    private void WriteLimit(Utf8JsonWriter writer, string model)
    {
        int most = _options.MaxOutputTokens ?? AnthropicProviderWire.DefaultMaxTokens;
        string? format = Format();
        string? effort = null;
        if (AnthropicThinking.TakesBudget(model))
        {
            int room = _options.MaxOutputTokens ?? int.MaxValue;
            if (AnthropicThinking.Budget(_ask, room, Gaps) is { } budget)
            {
                most = _options.MaxOutputTokens ?? most + budget;
                writer.WriteStartObject("thinking");
                writer.WriteString("type", "enabled");
                writer.WriteNumber("budget_tokens", budget);
                writer.WriteEndObject();
            }
        }
        else
        {
            effort = AnthropicThinking.Word(_options);
            WriteAdaptive(writer);
        }

        writer.WriteNumber("max_tokens", most);
        if (effort is null && format is null)
        {
            return;
        }

        writer.WriteStartObject("output_config");
        if (effort is not null)
        {
            writer.WriteString("effort", effort);
        }

        if (format is not null)
        {
            writer.WriteStartObject("format");
            writer.WriteString("type", "json_schema");
            writer.WritePropertyName("schema");
            writer.WriteRawValue(format);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void WriteAdaptive(Utf8JsonWriter writer)
    {
        // Thinking aloud and a forced tool exclude each other; the effort alone still holds.
        if (_options.Reasoning is null || _options.ToolMode is RequiredChatToolMode)
        {
            return;
        }

        writer.WriteStartObject("thinking");
        writer.WriteString("type", _options.Reasoning.Effort == ReasoningEffort.None ? "disabled" : "adaptive");
        writer.WriteEndObject();
    }

    // The name of a schema is a label; its description is told to the model by others, so it stands in the schema.
    private string? Format()
    {
        if (_options.ResponseFormat is ChatResponseFormatJson { Schema: null })
        {
            Gaps.Add(AskField.ResponseFormat, "json_object");
            return null;
        }

        if (_options.ResponseFormat is not ChatResponseFormatJson { Schema: { } schema } format)
        {
            return null;
        }

        if (format.SchemaDescription is not { } description || schema.ValueKind != JsonValueKind.Object
            || schema.TryGetProperty("description", out _))
        {
            return schema.GetRawText();
        }

        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, SseText.Json))
        {
            writer.WriteStartObject();
            writer.WriteString("description", description);
            foreach (JsonProperty property in schema.EnumerateObject())
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private void WriteSampling(Utf8JsonWriter writer)
    {
        if (_options.Temperature is > 1)
        {
            Gaps.Add(AskField.Temperature, Math.Round((double)_options.Temperature, 6));
        }
        else if (_options.Temperature is { } temperature)
        {
            writer.WriteNumber("temperature", temperature);
        }

        if (_options.TopP is { } topP)
        {
            writer.WriteNumber("top_p", topP);
        }

        if (_options.TopK is { } topK and > 0)
        {
            writer.WriteNumber("top_k", topK);
        }

        AddIfSet(AskField.FrequencyPenalty, _options.FrequencyPenalty);
        AddIfSet(AskField.PresencePenalty, _options.PresencePenalty);
        if (_options.Seed is { } seed)
        {
            Gaps.Add(AskField.Seed, seed);
        }

        if (_options.AdditionalProperties.Value<bool>(NeutralKeys.LogProbabilities) == true)
        {
            Gaps.Add(AskField.LogProbabilities, true);
        }

        AddIfSet(
            AskField.TopLogProbabilities,
            _options.AdditionalProperties.Value<int>(NeutralKeys.TopLogProbabilities));
    }

    // A number that stands at its default asks for nothing.
    private void AddIfSet(AskField field, float? number)
    {
        if (number is { } set and not 0)
        {
            Gaps.Add(field, Math.Round((double)set, 6));
        }
    }

    // The protocol takes no sequence of spaces and line breaks alone.
    private void WriteStops(Utf8JsonWriter writer)
    {
        List<string> stops = [.. _options.StopSequences ?? []];
        foreach (string blank in stops.Where(string.IsNullOrWhiteSpace))
        {
            Gaps.Add(AskField.StopSequences, blank);
        }

        stops.RemoveAll(string.IsNullOrWhiteSpace);
        if (stops.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("stop_sequences");
        foreach (string stop in stops)
        {
            writer.WriteStringValue(stop);
        }

        writer.WriteEndArray();
    }

    private void WriteRest(Utf8JsonWriter writer)
    {
        AdditionalPropertiesDictionary? extras = _options.AdditionalProperties;
        if (extras.Word(NeutralKeys.Verbosity) is { } verbosity and not "medium")
        {
            Gaps.Add(AskField.Verbosity, verbosity);
        }

        if (extras.Word(NeutralKeys.User) is { } user)
        {
            writer.WriteStartObject("metadata");
            writer.WriteString("user_id", user);
            writer.WriteEndObject();
        }

        // A wish to be served cheaply and late is the gateway's to grant; here there are only two classes.
        if (extras.Word(NeutralKeys.ServiceTier) is { } tier and not "flex")
        {
            writer.WriteString("service_tier", tier == "default" ? "standard_only" : "auto");
        }
    }
}
