using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads the blocks of a message, of the system prompt, or of what a tool gave back.</summary>
internal sealed class AnthropicBlockReader(AskReader read)
{
    /// <summary>A text, or a list of blocks; those that the neutral form has no place for are kept.</summary>
    public List<AIContent> Content(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return [new TextContent(value.GetString())];
        }

        List<AIContent> contents = [];
        foreach ((JsonElement block, string at) in read.List(value, path))
        {
            Add(block, at, contents);
        }

        return contents;
    }

    private void Add(JsonElement block, string at, List<AIContent> contents)
    {
        string? type = null;
        foreach ((string name, JsonElement value, string path) in read.Fields(block, at))
        {
            type = name == "type" ? read.Text(value, path) : type;
        }

        switch (type)
        {
            case "text":
                contents.Add(new TextContent(Word(block, at, "text", "citations")));
                break;
            case "thinking":
                contents.Add(Thinking(block, at));
                break;
            case "redacted_thinking":
                string data = Word(block, at, "data") ?? "";
                contents.Add(new TextReasoningContent("") { ProtectedData = AnthropicSeal.Redacted(data) });
                break;
            case "tool_use":
                AddCall(block, at, contents);
                break;
            case "tool_result":
                AddResult(block, at, contents);
                break;
            case "image":
                AddMedia(block, at, "image", contents);
                break;
            case "document":
                AddMedia(block, at, "file", contents);
                break;
            case null:
                read.Missing(at + ".type", "text, image, document, tool_use or tool_result is expected");
                break;
            default:
                read.Keep(at, block);
                break;
        }
    }

    // The one text of a block. What stands beside it is kept, but for what only tells of an earlier answer.
    private string? Word(JsonElement block, string at, string wanted, string? told = null)
    {
        string? text = null;
        foreach ((string name, JsonElement value, string path) in read.Fields(block, at))
        {
            if (name == wanted)
            {
                text = read.Text(value, path);
            }
            else if (name != "type" && name != told)
            {
                read.Keep(path, value);
            }
        }

        if (text is null)
        {
            read.Missing($"{at}.{wanted}", "a text is expected");
        }

        return text;
    }

    private TextReasoningContent Thinking(JsonElement block, string at)
    {
        string? seal = null;
        if (block.TryGetProperty("signature", out JsonElement signature)
            && signature.ValueKind == JsonValueKind.String && signature.GetString() is { Length: > 0 } given)
        {
            seal = ReasoningSeal.FromClient(WireFormat.Anthropic, given);
        }

        return new TextReasoningContent(Word(block, at, "thinking", "signature")) { ProtectedData = seal };
    }

    private void AddCall(JsonElement block, string at, List<AIContent> contents)
    {
        string? id = null;
        string? name = null;
        string input = "{}";
        foreach ((string field, JsonElement value, string path) in read.Fields(block, at))
        {
            switch (field)
            {
                case "type": break;
                case "id": id = read.Text(value, path); break;
                case "name": name = read.Text(value, path); break;
                case "input" when value.ValueKind == JsonValueKind.Object: input = value.GetRawText(); break;
                case "input": read.Fault(path, AskReader.Shown(value), "an object is expected"); break;
                default: read.Keep(path, value); break;
            }
        }

        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(name))
        {
            string missing = string.IsNullOrEmpty(id) ? "id" : "name";
            read.Missing($"{at}.{missing}", "a tool call has an id, the name of the tool and its input");
            return;
        }

        contents.Add(ToolArguments.Call(id, name, input));
    }

    private void AddResult(JsonElement block, string at, List<AIContent> contents)
    {
        string? id = null;
        bool failed = false;
        List<AIContent> parts = [];
        foreach ((string field, JsonElement value, string path) in read.Fields(block, at))
        {
            switch (field)
            {
                case "type": break;
                case "tool_use_id": id = read.Text(value, path); break;
                case "is_error": failed = read.Flag(value, path) ?? false; break;
                case "content": parts = Content(value, path); break;
                default: read.Keep(path, value); break;
            }
        }

        if (string.IsNullOrEmpty(id))
        {
            read.Missing(at + ".tool_use_id", "the id of the call that this answers is expected");
            return;
        }

        contents.Add(parts is [TextContent only]
            ? ToolOutcome.Of(id, only.Text, failed)
            : ToolOutcome.Of(id, parts, failed));
    }

    private void AddMedia(JsonElement block, string at, string kind, List<AIContent> contents)
    {
        JsonElement? source = null;
        string? title = null;
        foreach ((string field, JsonElement value, string path) in read.Fields(block, at))
        {
            switch (field)
            {
                case "type": break;
                case "source": source = value; break;
                case "title" when kind == "file": title = read.Text(value, path); break;
                case "citations" when !Asked(value): break;
                default: read.Keep(path, value); break;
            }
        }

        if (source is not { ValueKind: JsonValueKind.Object } found)
        {
            read.Missing(at + ".source", "an object with type base64, url, text or file is expected");
            return;
        }

        foreach (AIContent content in Source(found, at + ".source", kind))
        {
            if (content is DataContent held)
            {
                held.Name = title;
            }

            contents.Add(content is TextContent ? content : content.At(at));
        }
    }

    private static bool Asked(JsonElement citations) =>
        citations.ValueKind != JsonValueKind.Object
        || !citations.TryGetProperty("enabled", out JsonElement enabled) || enabled.ValueKind != JsonValueKind.False;

    private List<AIContent> Source(JsonElement source, string path, string kind)
    {
        string? type = Field(source, "type");
        string mediaType = Field(source, "media_type") ?? "application/octet-stream";
        switch (type)
        {
            case "base64":
                return Listed(MediaSource.Base64(read, Field(source, "data"), path + ".data", mediaType));
            case "text":
                byte[] text = System.Text.Encoding.UTF8.GetBytes(Field(source, "data") ?? "");
                return [new DataContent(text, "text/plain")];
            case "url":
                AIContent? link = MediaSource.Address(read, Field(source, "url"), path + ".url", kind);
                // Documents by their address are always of this kind, whatever the address ends with.
                return Listed(
                    link is UriContent web && kind == "file" ? new UriContent(web.Uri, "application/pdf") : link);
            case "file" when Field(source, "file_id") is { } id && !string.IsNullOrWhiteSpace(id):
                return [new HostedFileContent(id) { MediaType = kind == "image" ? "image/*" : null }];
            case "content" when source.TryGetProperty("content", out JsonElement inner):
                return Content(inner, path + ".content");
            default:
                string found = type is null ? "missing" : $"'{type}'";
                read.Fault(path + ".type", found, "base64, url, text or file is expected");
                return [];
        }
    }

    private static List<AIContent> Listed(AIContent? content) => content is null ? [] : [content];

    private static string? Field(JsonElement source, string name) =>
        source.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
