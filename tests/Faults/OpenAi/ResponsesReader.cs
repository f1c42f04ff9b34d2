using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Reads requests of OpenAI's responses.</summary>
internal static class ResponsesReader
{
    public static Asked Read(JsonElement body)
    {
        List<JsonElement> items = [.. body.Items("input")];
        JsonElement? format = body.At("text")?.At("format");
        return new()
        {
            Model = body.Text("model") ?? "",
            Streams = body.Flag("stream"),
            HasStreamOptions = body.At("stream_options") is not null,
            IncludesUsage = true,
            UserText = body.Text("input") ?? Last(items),
            ToolResult = items is [.., var last] && last.Text("type") == "function_call_output"
                ? last.ContentText("output")
                : null,
            Tools = body.Text("tool_choice") == "none"
                ? []
                : [.. body.Items("tools").Where(tool => tool.Text("name") is not null)
                    .Select(tool => new AskedTool(tool.Text("name")!, tool.At("parameters")))],
            WantsJson = format?.Text("type") is "json_object" or "json_schema",
            Schema = format?.At("schema"),
            PromptLetters = (body.At("input")?.Letters() ?? 0) + (body.Text("instructions")?.Length ?? 0),
            Fault = body.At("input") is null ? "Missing required parameter: 'input'."
                : body.Text("model") is null ? "Missing required parameter: 'model'."
                : null,
        };
    }

    private static string Last(List<JsonElement> items) =>
        items.FindLast(item => item.Text("role") == "user") is { ValueKind: JsonValueKind.Object } last
            ? last.ContentText("content")
            : "";
}
