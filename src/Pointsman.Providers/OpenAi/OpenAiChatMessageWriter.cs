using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Writes the conversation of an ask as the messages of a chat completions request.</summary>
internal sealed class OpenAiChatMessageWriter(Utf8JsonWriter writer, ChatAsk ask, Gaps gaps)
{
    private readonly List<AIContent> _shown = [];
    private readonly OpenAiChatPartWriter _parts = new(writer, ask, gaps);

    /// <summary>Writes the list.</summary>
    public void Write()
    {
        writer.WriteStartArray("messages");
        if (ask.Options.Instructions is { Length: > 0 } instructions)
        {
            WriteSpoken("system", new ChatMessage(ChatRole.System, instructions), [new TextContent(instructions)], "");
        }

        for (int i = 0; i < ask.Messages.Count; i++)
        {
            WriteMessage(ask.Messages[i], $"messages[{i}]");
        }

        ShowRest();
        writer.WriteEndArray();
    }

    private void WriteMessage(ChatMessage message, string place)
    {
        List<FunctionResultContent> results = [.. message.Contents.OfType<FunctionResultContent>()];
        foreach (FunctionResultContent result in results)
        {
            WriteResult(result, place);
        }

        List<AIContent> rest = [.. message.Contents.Where(content => content is not FunctionResultContent)];
        if (rest.Count == 0 && results.Count > 0)
        {
            return;
        }

        ShowRest();
        if (message.Role == ChatRole.Assistant)
        {
            WriteAssistant(message, rest, place);
        }
        else
        {
            WriteSpoken(message.Role == ChatRole.System ? "system" : "user", message, rest, place);
        }
    }

    private void WriteSpoken(string role, ChatMessage message, List<AIContent> contents, string place)
    {
        writer.WriteStartObject();
        writer.WriteString("role", role);
        WriteName(message);
        writer.WritePropertyName("content");
        _parts.Write(contents, place);
        writer.WriteEndObject();
    }

    private void WriteAssistant(ChatMessage message, List<AIContent> contents, string place)
    {
        string text = string.Concat(contents.OfType<TextContent>().Select(part => part.Text));
        List<FunctionCallContent> calls = [.. contents.OfType<FunctionCallContent>()];
        string refusal = string.Concat(contents.OfType<ErrorContent>().Select(part => part.Message));
        // What another maker sealed is of no use here; plain reasoning is what models of this protocol want back.
        string thought = string.Concat(contents.OfType<TextReasoningContent>()
            .Where(part => part.ProtectedData is null).Select(part => part.Text));
        writer.WriteStartObject();
        writer.WriteString("role", "assistant");
        WriteName(message);
        writer.WriteString("content", text.Length == 0 && (calls.Count > 0 || refusal.Length > 0) ? null : text);
        if (refusal.Length > 0)
        {
            writer.WriteString("refusal", refusal);
        }

        if (thought.Length > 0)
        {
            writer.WriteString("reasoning_content", thought);
        }

        WriteCalls(calls);
        writer.WriteEndObject();
        for (int i = 0; i < contents.Count; i++)
        {
            if (contents[i] is DataContent or UriContent or HostedFileContent)
            {
                gaps.Add(contents[i], $"{place}.content[{i}]", "what the assistant says can only be text");
            }
        }
    }

    private void WriteCalls(List<FunctionCallContent> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("tool_calls");
        foreach (FunctionCallContent call in calls)
        {
            writer.WriteStartObject();
            OpenAiChatAnswerWriter.BeginCall(
                writer, OpenAiChatCallId.Fit(call.CallId), call.Name, ToolArguments.Text(call));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // The results of one turn must follow the calls without a gap, and can only be text: what else a tool gave is
    // shown by the user once all of them are told.
    private void WriteResult(FunctionResultContent result, string place)
    {
        IReadOnlyList<AIContent> parts = ToolOutcome.Parts(result);
        string text = string.Join('\n', parts.OfType<TextContent>().Select(part => part.Text));
        List<AIContent> others = [.. parts.Where(part => part is not TextContent)];
        if (others.Count > 0)
        {
            _shown.Add(new TextContent($"What the tool gave back for {OpenAiChatCallId.Fit(result.CallId)}:"));
            _shown.AddRange(others);
            text = text.Length > 0 ? text : "The result follows in the next message of the user.";
        }

        writer.WriteStartObject();
        writer.WriteString("role", "tool");
        writer.WriteString("tool_call_id", OpenAiChatCallId.Fit(result.CallId));
        writer.WriteString("content", ToolOutcome.IsError(result) ? Failed(text) : text);
        writer.WriteEndObject();
    }

    // There is no field that says that a tool failed, so the text has to.
    private static string Failed(string text) =>
        text.StartsWith("error", StringComparison.OrdinalIgnoreCase) ? text : "Error: " + text;

    private void ShowRest()
    {
        if (_shown.Count == 0)
        {
            return;
        }

        List<AIContent> all = [.. _shown];
        _shown.Clear();
        WriteSpoken("user", new ChatMessage(), all, "messages");
    }

    private void WriteName(ChatMessage message)
    {
        if (message.AuthorName is { } name)
        {
            writer.WriteString("name", name);
        }
    }
}
