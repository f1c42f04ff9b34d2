using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Writes one streamed answer, as events or as the elements of one list. Calls of functions are written whole: this
/// protocol does not cut them. The reason and the usage come with the last piece, for which they are held back.
/// </summary>
internal sealed class GeminiAnswerStream(ChatAsk ask) : AnswerStream
{
    private readonly GeminiAnswerWriter _writer = new();
    private ChatFinishReason? _reason;
    private UsageDetails? _usage;
    private string? _model;
    private string? _id;
    private bool _began;

    /// <inheritdoc />
    public override void Write(ChatResponseUpdate update, IBufferWriter<byte> output)
    {
        _model ??= update.ModelId;
        _id ??= update.ResponseId;
        _reason = update.FinishReason ?? _reason;
        _usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? _usage;
        JsonElement? probabilities =
            update.AdditionalProperties.Value<JsonElement>(NeutralKeys.AnswerLogProbabilities);
        _writer.Add(update.Contents);
        if (_writer.Any || probabilities is not null)
        {
            WritePiece(output, new GeminiAnswerTail { LogProbabilities = probabilities });
        }
    }

    /// <inheritdoc />
    public override void Finish(IBufferWriter<byte> output)
    {
        WritePiece(output, new GeminiAnswerTail { FinishReason = GeminiFinish.Write(_reason), Usage = _usage });
        if (ask.StreamAsArray)
        {
            output.Write("]"u8);
        }
    }

    /// <inheritdoc />
    public override void Fail(WireError error, IBufferWriter<byte> output)
    {
        Piece(output, writer => GeminiErrors.Write(writer, error));
        if (ask.StreamAsArray)
        {
            output.Write("]"u8);
        }
    }

    private void WritePiece(IBufferWriter<byte> output, GeminiAnswerTail tail)
    {
        tail = tail with { ModelId = _model ?? ask.Model, ResponseId = _id };
        Piece(output, writer => _writer.Write(writer, tail));
    }

    private void Piece(IBufferWriter<byte> output, Action<Utf8JsonWriter> data)
    {
        if (!ask.StreamAsArray)
        {
            SseText.Write(output, null, data);
            return;
        }

        output.Write(_began ? ",\n"u8 : "["u8);
        _began = true;
        using (var writer = new Utf8JsonWriter(output, SseText.Json))
        {
            data(writer);
        }

        output.Write("\n"u8);
    }
}
