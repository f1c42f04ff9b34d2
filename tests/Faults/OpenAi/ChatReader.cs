using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Reads requests of OpenAI's chat completions.</summary>
internal static class ChatReader
{
    public static Asked Read(JsonElement body, string model)
    {
        List<JsonElement> messages = [.. body.Items("messages")];
        JsonElement? format = body.At("response_format");
        bool hasTools = body.Items("tools").Any();
        return new()
        {
            Model = body.Text("model") is { } named && model.Length == 0 ? named : model,
            Streams = body.Flag("stream"),
            HasStreamOptions = body.At("stream_options") is not null,
            IncludesUsage = body.At("stream_options")?.Flag("include_usage") ?? false,
            UserText = Last(messages, "user"),
            ToolResult = messages is [.., var last] && last.Text("role") == "tool" ? last.ContentText("content") : null,
            Tools = hasTools && body.Text("tool_choice") != "none" ? [.. body.Items("tools").SelectMany(Tool)] : [],
            WantsJson = format?.Text("type") is "json_object" or "json_schema",
            Schema = format?.At("json_schema")?.At("schema"),
            WantsLogProbabilities = body.Flag("logprobs"),
            Choices = body.At("n") is { ValueKind: JsonValueKind.Number } n ? Math.Clamp(n.GetInt32(), 1, 16) : 1,
            PromptLetters = messages.Sum(message => message.Letters()),
            Fault = messages.Count == 0 ? "Missing required parameter: 'messages'."
                : body.Text("model") is null && model.Length == 0 ? "You must provide a model parameter."
                : null,
        };
    }

    private static string Last(List<JsonElement> messages, string role) =>
        messages.FindLast(message => message.Text("role") == role) is { ValueKind: JsonValueKind.Object } last
            ? last.ContentText("content")
            : "";

    private static IEnumerable<AskedTool> Tool(JsonElement tool)
    {
        if (tool.At("function") is { } function && function.Text("name") is { } name)
        {
            yield return new(name, function.At("parameters"));
        }
    }
}
