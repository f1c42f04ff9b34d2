using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Reads requests of Anthropic's messages.</summary>
internal static class MessagesReader
{
    public static Asked Read(JsonElement body, HttpRequest request, bool needsMaxTokens)
    {
        List<JsonElement> messages = [.. body.Items("messages")];
        JsonElement? format = body.At("output_config")?.At("format") ?? body.At("output_format");
        return new()
        {
            Model = body.Text("model") ?? "",
            Streams = body.Flag("stream"),
            HasStreamOptions = body.At("stream_options") is not null,
            IncludesUsage = true,
            UserText = messages.FindLast(one => one.Text("role") == "user") is { ValueKind: JsonValueKind.Object } last
                ? last.ContentText("content")
                : "",
            ToolResult = messages is [.., var end] ? Result(end) : null,
            Tools = body.At("tool_choice")?.Text("type") == "none"
                ? []
                : [.. body.Items("tools").Where(tool => tool.Text("name") is not null)
                    .Select(tool => new AskedTool(tool.Text("name")!, tool.At("input_schema")))],
            WantsJson = format is not null,
            Schema = format?.At("schema"),
            PromptLetters = (body.At("system")?.Letters() ?? 0) + messages.Sum(message => message.Letters()),
            Fault = Fault(body, request, needsMaxTokens),
        };
    }

    private static string? Fault(JsonElement body, HttpRequest request, bool needsMaxTokens) =>
        request.Header("anthropic-version") is null ? "anthropic-version: header is required"
        : body.Text("model") is null ? "model: Field required"
        : !body.Items("messages").Any() ? "messages: Field required"
        : needsMaxTokens && body.At("max_tokens") is null ? "max_tokens: Field required"
        : null;

    private static string? Result(JsonElement message)
    {
        JsonElement result = message.Items("content").LastOrDefault(part => part.Text("type") == "tool_result");
        return result.ValueKind == JsonValueKind.Object ? result.ContentText("content") : null;
    }
}
