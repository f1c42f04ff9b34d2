using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// The items of an answer as they grow. Every step is told by the events that belong to it; of a complete answer the
/// events are not written and the items remain, so that both ways to answer say the same.
/// </summary>
internal sealed class OpenAiResponsesOutput(OpenAiResponsesEvents events, IBufferWriter<byte> output, string tail)
{
    private readonly Dictionary<int, OpenAiResponsesItem.Call> _pieces = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly List<OpenAiResponsesItem.Call> _openCalls = [];
    private OpenAiResponsesItem? _open;

    /// <summary>All items so far.</summary>
    public List<OpenAiResponsesItem> Items { get; } = [];

    /// <summary>Where events go.</summary>
    public IBufferWriter<byte> Output { get; set; } = output;

    /// <summary>Takes the next content.</summary>
    public void Add(AIContent content, IReadOnlyList<JsonElement> probabilities)
    {
        switch (content)
        {
            case TextContent { Text.Length: > 0 } text:
                AddText(text.Text, isRefusal: false, probabilities);
                break;
            case ErrorContent { ErrorCode: NeutralKeys.Refusal } refusal:
                AddText(refusal.Message, isRefusal: true, []);
                break;
            case TextReasoningContent reasoning:
                AddReasoning(reasoning);
                break;
            case ToolCallDelta delta:
                AddPiece(delta);
                break;
            case FunctionCallContent call:
                AddCall(call);
                break;
            case DataContent image when image.HasTopLevelMediaType("image"):
                AddImage(image);
                break;
        }
    }

    /// <summary>Ends what is open; an answer that was cut leaves its last message incomplete.</summary>
    public void Close(bool cut = false)
    {
        CloseOpen(cut ? "incomplete" : "completed");
        foreach (OpenAiResponsesItem.Call call in _openCalls.ToArray())
        {
            CloseCall(call, cut ? "incomplete" : "completed");
        }
    }

    private void AddText(string text, bool isRefusal, IReadOnlyList<JsonElement> probabilities)
    {
        if (_open is not OpenAiResponsesItem.Message message)
        {
            CloseOpen();
            message = Begin(new OpenAiResponsesItem.Message(NextId("msg"), Items.Count));
        }

        if (message.Parts.Count == 0 || message.Parts[^1].IsRefusal != isRefusal)
        {
            ClosePart(message);
            var fresh = new OpenAiResponsesItem.Part(isRefusal);
            message.Parts.Add(fresh);
            Part("response.content_part.added", message, writer => WritePart(writer, fresh));
        }

        OpenAiResponsesItem.Part part = message.Parts[^1];
        part.Text.Append(text);
        part.Probabilities.AddRange(probabilities);
        Part(isRefusal ? "response.refusal.delta" : "response.output_text.delta", message, writer =>
        {
            writer.WriteString("delta", text);
            if (!isRefusal)
            {
                OpenAiResponsesItem.Part.WriteProbabilities(writer, probabilities);
            }
        });
    }

    private void ClosePart(OpenAiResponsesItem.Message message)
    {
        if (message.Parts.Count == 0)
        {
            return;
        }

        OpenAiResponsesItem.Part part = message.Parts[^1];
        Part(part.IsRefusal ? "response.refusal.done" : "response.output_text.done", message, writer =>
        {
            writer.WriteString(part.IsRefusal ? "refusal" : "text", part.Text.ToString());
            if (!part.IsRefusal)
            {
                OpenAiResponsesItem.Part.WriteProbabilities(writer, part.Probabilities);
            }
        });
        Part("response.content_part.done", message, writer => WritePart(writer, part));
    }

    private void AddReasoning(TextReasoningContent reasoning)
    {
        if (_open is not OpenAiResponsesItem.Reasoning item)
        {
            CloseOpen();
            item = Begin(new OpenAiResponsesItem.Reasoning(NextId("rs"), Items.Count));
        }

        if (reasoning.Text.Length > 0)
        {
            if (item.Text is null)
            {
                item.Text = new StringBuilder();
                Summary("response.reasoning_summary_part.added", item, "part", "");
            }

            item.Text.Append(reasoning.Text);
            events.Part(Output, "response.reasoning_summary_text.delta", item, 0,
                writer => writer.WriteString("delta", reasoning.Text));
        }

        // A seal ends what it seals.
        if (reasoning.ProtectedData is { } seal)
        {
            item.Seal = seal;
            CloseOpen();
        }
    }

    private void AddPiece(ToolCallDelta delta)
    {
        if (!_pieces.TryGetValue(delta.Index, out OpenAiResponsesItem.Call? call))
        {
            call = BeginCall(delta.CallId ?? MintedId.New("call_"), delta.Name ?? "");
            _pieces[delta.Index] = call;
        }

        AddArguments(call, delta.Arguments);
    }

    private void AddCall(FunctionCallContent content)
    {
        if (_openCalls.Find(call => call.CallId == content.CallId) is { } begun)
        {
            CloseCall(begun, "completed");
        }
        else if (!_told.Contains(content.CallId))
        {
            OpenAiResponsesItem.Call call = BeginCall(content.CallId, content.Name);
            AddArguments(call, ToolArguments.Text(content));
            CloseCall(call, "completed");
        }
    }

    private OpenAiResponsesItem.Call BeginCall(string callId, string name)
    {
        CloseOpen();
        OpenAiResponsesItem.Call call = Begin(
            new OpenAiResponsesItem.Call(NextId("fc"), Items.Count, callId, name), stays: false);
        _openCalls.Add(call);
        _told.Add(callId);
        return call;
    }

    private void AddArguments(OpenAiResponsesItem.Call call, string arguments)
    {
        if (arguments.Length > 0)
        {
            call.Arguments.Append(arguments);
            events.About(Output, "response.function_call_arguments.delta", call,
                writer => writer.WriteString("delta", arguments));
        }
    }

    private void CloseCall(OpenAiResponsesItem.Call call, string status)
    {
        _openCalls.Remove(call);
        if (call.Arguments.Length == 0)
        {
            AddArguments(call, "{}"); // The libraries parse the arguments, and nothing is no JSON.
        }

        call.Status = status;
        events.About(Output, "response.function_call_arguments.done", call, writer =>
        {
            writer.WriteString("name", call.Name);
            writer.WriteString("arguments", call.Arguments.ToString());
        });
        events.Item(Output, "response.output_item.done", call);
    }

    private void AddImage(DataContent image)
    {
        CloseOpen();
        Begin(new OpenAiResponsesItem.Image(NextId("ig"), Items.Count, image.Base64Data.ToString()));
        CloseOpen();
    }

    private T Begin<T>(T item, bool stays = true)
        where T : OpenAiResponsesItem
    {
        Items.Add(item);
        _open = stays ? item : null;
        events.Item(Output, "response.output_item.added", item);
        return item;
    }

    private void CloseOpen(string status = "completed")
    {
        if (_open is not { } item)
        {
            return;
        }

        _open = null;
        if (item is OpenAiResponsesItem.Message message)
        {
            ClosePart(message);
        }
        else if (item is OpenAiResponsesItem.Reasoning { Text: { } thought } reasoning)
        {
            Summary("response.reasoning_summary_text.done", reasoning, "text", thought.ToString());
            Summary("response.reasoning_summary_part.done", reasoning, "part", thought.ToString());
        }

        item.Status = status;
        events.Item(Output, "response.output_item.done", item);
    }

    private void Summary(string type, OpenAiResponsesItem.Reasoning item, string field, string text) =>
        events.Part(Output, type, item, 0, writer =>
        {
            writer.WritePropertyName(field);
            if (field == "part")
            {
                OpenAiResponsesItem.Reasoning.WriteSummary(writer, text);
            }
            else
            {
                writer.WriteStringValue(text);
            }
        });

    private void Part(string type, OpenAiResponsesItem.Message message, Action<Utf8JsonWriter> fields) =>
        events.Part(Output, type, message, message.Parts.Count - 1, fields);

    private static void WritePart(Utf8JsonWriter writer, OpenAiResponsesItem.Part part)
    {
        writer.WritePropertyName("part");
        part.Write(writer);
    }

    private string NextId(string kind) => $"{kind}_{tail}_{Items.Count}";
}
