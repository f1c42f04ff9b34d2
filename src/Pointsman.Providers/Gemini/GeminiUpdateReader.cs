using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads the events of one streamGenerateContent answer.</summary>
internal sealed class GeminiUpdateReader : UpdateReader
{
    private readonly GeminiAnswerReader _answer = new();

    /// <inheritdoc />
    public override void Read(string? name, ReadOnlyMemory<byte> data, List<ChatResponseUpdate> updates)
    {
        using JsonDocument? piece = JsonBody.Parse(data, out _);
        if (piece?.RootElement.ValueKind != JsonValueKind.Object)
        {
            BadEvents++;
            return;
        }

        List<AIContent> contents = _answer.Read(piece.RootElement);
        Usage = _answer.Usage;
        Error = _answer.Error;
        ChatFinishReason? reason = IsComplete ? null : _answer.FinishReason;
        IsComplete = _answer.FinishReason is not null && Error is null;
        if (contents.Count == 0 && reason is null && _answer.LogProbabilities is null)
        {
            return;
        }

        var update = new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = _answer.ResponseId,
            ModelId = _answer.ModelId,
            FinishReason = reason,
        };
        if (_answer.LogProbabilities is { } probabilities)
        {
            update.AdditionalProperties = new() { [NeutralKeys.AnswerLogProbabilities] = probabilities };
        }

        updates.Add(update);
    }
}
