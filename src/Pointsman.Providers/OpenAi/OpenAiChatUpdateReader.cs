using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads the chunks of a streamed chat completion.</summary>
/// <param name="plain">
/// Reads those that are plain; null makes a document of each, which comes to the same and takes more memory.
/// </param>
internal sealed class OpenAiChatUpdateReader(OpenAiChatPlainChunk? plain) : UpdateReader
{
    private readonly ToolCallJoin _calls = new();
    private readonly PieceJoin _text = new();
    private readonly PieceJoin _thought = new();
    private bool _done;
    private bool _named;

    /// <inheritdoc />
    public override void Read(string? name, ReadOnlyMemory<byte> data, List<ChatResponseUpdate> updates)
    {
        ReadOnlySpan<byte> text = data.Span.Trim((byte)' ');
        if (_done || text.Length == 0)
        {
            return;
        }

        if (text.SequenceEqual("[DONE]"u8))
        {
            _done = true;
            IsComplete = Error is null;
            return;
        }

        if (name == "error")
        {
            Error ??= OpenAiChatErrors.Read(0, text);
            IsComplete = false;
        }
        else if (Error is null && plain?.TryRead(text) == true)
        {
            ReadPlain(plain, updates);
        }
        else if (Json.Object(text) is { } root)
        {
            ReadChunk(root, updates);
        }
        else
        {
            BadEvents++;
        }
    }

    /// <inheritdoc />
    public override void End(List<ChatResponseUpdate> updates)
    {
        // Whoever never says why it ended but marks the end has still ended, calls and all.
        if (IsComplete && _calls.Complete().Cast<AIContent>().ToList() is { Count: > 0 } whole)
        {
            updates.Add(new ChatResponseUpdate { Contents = whole });
        }

        base.End(updates);
    }

    private void ReadChunk(JsonElement root, List<ChatResponseUpdate> updates)
    {
        Error ??= OpenAiChatErrors.Found(200, root);
        if (Error is not null)
        {
            IsComplete = false;
            return;
        }

        Usage = OpenAiChatUsage.Read(root.Field("usage"))
            ?? OpenAiChatUsage.Read(root.Inner("x_groq")?.Field("usage")) ?? Usage;
        foreach (JsonElement choice in root.Items("choices"))
        {
            if ((choice.Count("index") ?? 0) == 0)
            {
                ReadChoice(root, choice, updates);
            }
        }
    }

    private void ReadPlain(OpenAiChatPlainChunk chunk, List<ChatResponseUpdate> updates)
    {
        ChatResponseUpdate update = Named(chunk.Id, chunk.Model, OpenAiChatAnswerReader.Created(chunk.Created));
        AddThought(chunk.Thought, update);
        AddText(chunk.Content ?? "", update);
        if (chunk.Fingerprint is { } fingerprint)
        {
            (update.AdditionalProperties ??= [])[NeutralKeys.SystemFingerprint] = fingerprint;
        }

        if (chunk.Tier is { } tier)
        {
            (update.AdditionalProperties ??= [])[NeutralKeys.ServiceTier] = tier;
        }

        if (Says(update))
        {
            updates.Add(update);
        }
    }

    private void ReadChoice(JsonElement root, JsonElement choice, List<ChatResponseUpdate> updates)
    {
        Usage = OpenAiChatUsage.Read(choice.Field("usage")) ?? Usage;
        Error ??= OpenAiChatErrors.Found(200, choice);
        ChatResponseUpdate update = Named(
            root.Text("id"), root.Text("model"), OpenAiChatAnswerReader.Created(root));
        JsonElement delta = choice.Inner("delta") ?? choice.Inner("message") ?? default;
        if (delta.ValueKind == JsonValueKind.Object)
        {
            ReadDelta(delta, update);
        }

        update.AdditionalProperties = OpenAiChatAnswerReader.Extras(root, choice);
        string? word = choice.Text("finish_reason");
        if (word is { Length: > 0 } && Error is null)
        {
            Finish(word, update);
        }

        if (Says(update) || choice.Inner("logprobs") is not null)
        {
            updates.Add(update);
        }
    }

    private static bool Says(ChatResponseUpdate update) =>
        update.Contents.Count > 0 || update.Role is not null || update.FinishReason is not null;

    private ChatResponseUpdate Named(string? id, string? model, DateTimeOffset? created)
    {
        var update = new ChatResponseUpdate
        {
            ResponseId = id,
            ModelId = model,
            CreatedAt = created,
            Role = _named ? null : ChatRole.Assistant,
        };
        _named = true;
        return update;
    }

    private void ReadDelta(JsonElement delta, ChatResponseUpdate update)
    {
        AddThought(OpenAiChatAnswerReader.Reasoning(delta), update);
        if (delta.Text("content") is { } plain && delta.Field("images") is null)
        {
            // Nearly every piece of a stream is this.
            AddText(plain, update);
        }
        else
        {
            foreach (AIContent said in OpenAiChatAnswerReader.Said(delta))
            {
                if (said is TextContent piece)
                {
                    AddText(piece.Text, update);
                }
                else
                {
                    update.Contents.Add(said);
                }
            }
        }

        foreach (JsonElement call in delta.Items("tool_calls"))
        {
            ReadCall(call, update);
        }
    }

    private void AddThought(string? piece, ChatResponseUpdate update)
    {
        if (piece is not null && _thought.Add(piece) is { Length: > 0 } known)
        {
            update.Contents.Add(new TextReasoningContent(known));
        }
    }

    private void AddText(string piece, ChatResponseUpdate update)
    {
        if (_text.Add(piece) is { Length: > 0 } text)
        {
            update.Contents.Add(new TextContent(text));
        }
    }

    private void ReadCall(JsonElement call, ChatResponseUpdate update)
    {
        JsonElement? function = call.Inner("function");
        string arguments = function?.Text("arguments") ?? function?.Inner("arguments")?.GetRawText() ?? "";
        if (_calls.Add((int?)call.Count("index"), call.Text("id"), function?.Text("name"), arguments) is { } delta)
        {
            update.Contents.Add(delta);
        }
    }

    private void Finish(string word, ChatResponseUpdate update)
    {
        if (OpenAiChatFinish.IsFailure(word))
        {
            Error = OpenAiChatFinish.Failure(word);
            return;
        }

        IsComplete = true;
        foreach (FunctionCallContent call in _calls.Complete())
        {
            update.Contents.Add(call);
        }

        update.FinishReason ??= OpenAiChatFinish.Read(word);
    }
}
