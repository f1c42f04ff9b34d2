using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes an answer as the events of a response, or a complete one as its object.</summary>
internal sealed class OpenAiResponsesAnswerStream(ChatAsk ask, bool isStream) : AnswerStream
{
    private const string Prefix = "resp_";
    private readonly OpenAiResponsesEvents _events = new(isStream);
    private OpenAiResponsesOutput? _output;
    private string? _id;
    private string? _model;
    private DateTimeOffset? _created;
    private ChatFinishReason? _reason;
    private UsageDetails? _usage;

    /// <inheritdoc />
    public override void Write(ChatResponseUpdate update, IBufferWriter<byte> output)
    {
        _reason = update.FinishReason ?? _reason;
        if (_output is null)
        {
            _id ??= update.ResponseId;
            _model ??= update.ModelId;
            _created ??= update.CreatedAt;
        }

        IReadOnlyList<JsonElement> probabilities = Probabilities(update.AdditionalProperties);
        foreach (AIContent content in update.Contents)
        {
            if (content is UsageContent usage)
            {
                (_usage ??= new UsageDetails()).Add(usage.Details);
                continue;
            }

            Begun(output).Add(content, probabilities);
            probabilities = content is TextContent ? [] : probabilities; // They belong to the first text alone.
        }

        if (update.Role is not null)
        {
            Begun(output);
        }
    }

    /// <summary>Writes the object of a complete answer.</summary>
    public void WriteWhole(ChatResponse answer, Utf8JsonWriter writer)
    {
        var nowhere = new ArrayBufferWriter<byte>();
        _usage = answer.Usage;
        Write(new ChatResponseUpdate(ChatRole.Assistant, [.. answer.Messages.SelectMany(message => message.Contents)])
        {
            ResponseId = answer.ResponseId,
            ModelId = answer.ModelId,
            CreatedAt = answer.CreatedAt,
            FinishReason = answer.FinishReason,
            AdditionalProperties = answer.AdditionalProperties,
        }, nowhere);
        Begun(nowhere).Close(Incomplete is not null);
        Ended().Write(writer);
    }

    /// <inheritdoc />
    public override void Finish(IBufferWriter<byte> output)
    {
        Begun(output).Close(Incomplete is not null);
        _events.Write(output, Incomplete is null ? "response.completed" : "response.incomplete", Ended());
    }

    /// <inheritdoc />
    public override void Fail(WireError error, IBufferWriter<byte> output)
    {
        Begun(output);
        _events.Error(output, error);
        _events.Write(output, "response.failed", Answer("failed", null, error));
    }

    private string? Incomplete =>
        _reason == ChatFinishReason.Length ? "max_output_tokens"
        : _reason == ChatFinishReason.ContentFilter ? "content_filter"
        : null;

    private OpenAiResponsesOutput Begun(IBufferWriter<byte> output)
    {
        if (_output is not null)
        {
            _output.Output = output;
            return _output;
        }

        _id ??= MintedId.New(Prefix);
        _id = _id.StartsWith(Prefix, StringComparison.Ordinal) ? _id : Prefix + _id;
        _model ??= ask.Model;
        _created ??= ask.ReceivedAt;
        _output = new OpenAiResponsesOutput(_events, output, _id[Prefix.Length..]);
        _events.Write(output, "response.created", Answer("in_progress"));
        _events.Write(output, "response.in_progress", Answer("in_progress"));
        return _output;
    }

    private OpenAiResponsesObject Ended() =>
        Answer(Incomplete is null ? "completed" : "incomplete", Incomplete);

    private OpenAiResponsesObject Answer(string status, string? incomplete = null, WireError? error = null) => new(ask)
    {
        Id = _id!,
        CreatedAt = _created!.Value,
        Model = _model!,
        Status = status,
        Incomplete = incomplete,
        Error = error,
        Usage = _usage,
        // Of an answer that failed only what is whole is told again.
        Output = status == "in_progress" ? [] : [.. _output!.Items.Where(item => item.Status != "in_progress")],
    };

    private static IReadOnlyList<JsonElement> Probabilities(AdditionalPropertiesDictionary? properties) =>
        properties.Value<JsonElement>(NeutralKeys.AnswerLogProbabilities) is { } probabilities
            ? [.. probabilities.Items("content")]
            : [];
}
