using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Writes the conversation of an ask for a protocol that wants the system's texts apart, the user first, both sides
/// in turn, and the results of tools before anything else that the user says.
/// </summary>
internal sealed class AnthropicMessageWriter(Utf8JsonWriter writer, ChatAsk ask, Gaps gaps)
{
    // What the user says where a conversation begins with the assistant, which others allow.
    private const string Opening = "(The conversation begins.)";

    private readonly AnthropicBlockWriter _blocks = new(writer, ask, gaps);

    /// <summary>Writes the texts of the system, wherever they stood: there is one place for them.</summary>
    public void WriteSystem()
    {
        List<(AIContent Content, string Path)> texts = [];
        if (ask.Options.Instructions is { Length: > 0 } instructions)
        {
            texts.Add((new TextContent(instructions), ""));
        }

        for (int i = 0; i < ask.Messages.Count; i++)
        {
            if (ask.Messages[i].Role == ChatRole.System)
            {
                AddContents(texts, ask.Messages[i], i);
            }
        }

        texts.RemoveAll(text => !AnthropicBlockWriter.IsWritten(text.Content));
        foreach ((AIContent content, string path) in texts.Where(text => text.Content is not TextContent))
        {
            gaps.Add(content, path, "the system can only say text");
        }

        texts.RemoveAll(text => text.Content is not TextContent);
        if (texts.Count > 0)
        {
            writer.WritePropertyName("system");
            WriteContents(texts);
        }
    }

    /// <summary>Writes the turns.</summary>
    public void Write()
    {
        writer.WriteStartArray("messages");
        List<(bool IsUser, List<(AIContent Content, string Path)> Contents)> turns = Turns();
        if (turns.Count == 0 || !turns[0].IsUser)
        {
            turns.Insert(0, (true, [(new TextContent(Opening), "")]));
        }

        foreach ((bool isUser, List<(AIContent Content, string Path)> contents) in turns)
        {
            writer.WriteStartObject();
            writer.WriteString("role", isUser ? "user" : "assistant");
            writer.WritePropertyName("content");
            WriteContents(isUser
                ? [.. contents.OrderBy(content => content.Content is not FunctionResultContent)]
                : contents);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private List<(bool IsUser, List<(AIContent Content, string Path)> Contents)> Turns()
    {
        List<(bool IsUser, List<(AIContent Content, string Path)> Contents)> turns = [];
        for (int i = 0; i < ask.Messages.Count; i++)
        {
            ChatMessage message = ask.Messages[i];
            if (message.AuthorName is { } name)
            {
                gaps.Add($"messages[{i}].name", name);
            }

            List<(AIContent Content, string Path)> contents = [];
            AddContents(contents, message, i);
            contents.RemoveAll(content => !AnthropicBlockWriter.IsWritten(content.Content));
            if (message.Role == ChatRole.System || contents.Count == 0)
            {
                continue;
            }

            bool isUser = message.Role != ChatRole.Assistant;
            if (turns.Count > 0 && turns[^1].IsUser == isUser)
            {
                turns[^1].Contents.AddRange(contents);
            }
            else
            {
                turns.Add((isUser, contents));
            }
        }

        return turns;
    }

    private void WriteContents(List<(AIContent Content, string Path)> contents)
    {
        if (contents is [(TextContent only, _)])
        {
            writer.WriteStringValue(only.Text);
            return;
        }

        writer.WriteStartArray();
        foreach ((AIContent content, string path) in contents)
        {
            _blocks.Write(content, path);
        }

        writer.WriteEndArray();
    }

    private static void AddContents(List<(AIContent Content, string Path)> all, ChatMessage message, int place)
    {
        for (int i = 0; i < message.Contents.Count; i++)
        {
            all.Add((message.Contents[i], $"messages[{place}].content[{i}]"));
        }
    }
}
