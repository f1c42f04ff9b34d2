using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes the response object: what was asked for is told again, then what came of it.</summary>
internal sealed class OpenAiResponsesObject(ChatAsk ask)
{
    /// <summary>The id of the answer.</summary>
    public required string Id { get; init; }

    /// <summary>When the answer began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The model that answers.</summary>
    public required string Model { get; init; }

    /// <summary>How far it is: in_progress, completed, incomplete, failed.</summary>
    public required string Status { get; init; }

    /// <summary>The items that are told.</summary>
    public IReadOnlyList<OpenAiResponsesItem> Output { get; init; } = [];

    /// <summary>Why the answer is incomplete.</summary>
    public string? Incomplete { get; init; }

    /// <summary>Why the answer failed.</summary>
    public WireError? Error { get; init; }

    /// <summary>What was used, once the answer has ended.</summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>Writes the whole object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("object", "response");
        writer.WriteNumber("created_at", CreatedAt.ToUnixTimeSeconds());
        writer.WriteString("status", Status);
        writer.WriteBoolean("background", false);
        WriteEnd(writer);
        WriteAsked(writer);
        writer.WriteString("model", Model);
        writer.WriteStartArray("output");
        foreach (OpenAiResponsesItem item in Output)
        {
            item.Write(writer);
        }

        writer.WriteEndArray();
        OpenAiResponsesTools.Write(writer, ask);
        OpenAiResponsesFormat.Write(writer, ask.Options);
        WriteUsage(writer);
        writer.WriteEndObject();
    }

    /// <summary>The word of the few that this protocol has for an error.</summary>
    public static string Code(WireError error) =>
        error.Code is ErrorCode.RateLimited or ErrorCode.QuotaExhausted ? "rate_limit_exceeded"
        : error.Status is >= 400 and < 500 ? "invalid_prompt"
        : "server_error";

    private void WriteEnd(Utf8JsonWriter writer)
    {
        if (Error is null)
        {
            writer.WriteNull("error");
        }
        else
        {
            writer.WriteStartObject("error");
            writer.WriteString("code", Code(Error));
            writer.WriteString("message", Error.Message);
            writer.WriteEndObject();
        }

        if (Incomplete is null)
        {
            writer.WriteNull("incomplete_details");
        }
        else
        {
            writer.WriteStartObject("incomplete_details");
            writer.WriteString("reason", Incomplete);
            writer.WriteEndObject();
        }
    }

    private void WriteAsked(Utf8JsonWriter writer)
    {
        ChatOptions options = ask.Options;
        ChatMessage? instructions = ask.Messages.FirstOrDefault(
            message => message.MessageId == OpenAiResponsesAskReader.InstructionsId);
        writer.WriteString("instructions", instructions?.Text ?? options.Instructions);
        Foreign(writer, "metadata", "{}");
        WriteNumber(writer, "max_output_tokens", options.MaxOutputTokens);
        Foreign(writer, "max_tool_calls", "null");
        writer.WriteBoolean("parallel_tool_calls", options.AllowMultipleToolCalls ?? true);
        Foreign(writer, "previous_response_id", "null");
        Foreign(writer, "prompt_cache_key", "null");
        writer.WriteStartObject("reasoning");
        writer.WriteString("effort", options.AdditionalProperties.Word(NeutralKeys.ReasoningEffort));
        writer.WriteString("summary", options.Reasoning?.Output switch
        {
            ReasoningOutput.Full => "detailed",
            ReasoningOutput.Summary => "auto",
            _ => null,
        });
        writer.WriteEndObject();
        Foreign(writer, "safety_identifier", "null");
        writer.WriteString("service_tier", options.AdditionalProperties.Word(NeutralKeys.ServiceTier) ?? "default");
        Foreign(writer, "store", "false");
        WriteNumber(writer, "temperature", options.Temperature ?? 1);
        WriteNumber(writer, "top_logprobs",
            options.AdditionalProperties.Value<int>(NeutralKeys.TopLogProbabilities) ?? 0);
        WriteNumber(writer, "top_p", options.TopP ?? 1);
        Foreign(writer, "truncation", "\"disabled\"");
        writer.WriteString("user", options.AdditionalProperties.Word(NeutralKeys.User));
    }

    private void WriteUsage(Utf8JsonWriter writer)
    {
        if (Usage is null)
        {
            writer.WriteNull("usage");
            return;
        }

        long input = Usage.InputTokenCount ?? 0, output = Usage.OutputTokenCount ?? 0;
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", input);
        writer.WriteStartObject("input_tokens_details");
        writer.WriteNumber("cached_tokens", Usage.CachedInputTokenCount ?? 0);
        writer.WriteEndObject();
        writer.WriteNumber("output_tokens", output);
        writer.WriteStartObject("output_tokens_details");
        writer.WriteNumber("reasoning_tokens", Usage.ReasoningTokenCount ?? 0);
        writer.WriteEndObject();
        writer.WriteNumber("total_tokens", Usage.TotalTokenCount ?? input + output);
        writer.WriteEndObject();
    }

    private void Foreign(Utf8JsonWriter writer, string name, string otherwise)
    {
        writer.WritePropertyName(name);
        if (ask.Format == WireFormat.OpenAiResponses
            && ask.Foreign.FirstOrDefault(field => field.Path == name) is { } asked)
        {
            asked.Value.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue(otherwise);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, float? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
