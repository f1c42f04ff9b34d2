using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Reads requests of Gemini's generateContent.</summary>
internal static class GeminiReader
{
    public static Asked Read(JsonElement body, HttpRequest request, string model)
    {
        List<JsonElement> contents = [.. body.Items("contents")];
        JsonElement? config = body.At("generationConfig");
        JsonElement? schema = config?.At("responseJsonSchema") ?? config?.At("responseSchema");
        bool none = body.At("toolConfig")?.At("functionCallingConfig")?.Text("mode") == "NONE";
        return new()
        {
            Model = model,
            Streams = request.Path.EndsWith(":streamGenerateContent", StringComparison.Ordinal),
            IncludesUsage = true,
            UserText = contents.FindLast(one => (one.Text("role") ?? "user") == "user")
                is { ValueKind: JsonValueKind.Object } last
                ? last.ContentText("parts")
                : "",
            ToolResult = contents is [.., var end] ? Result(end) : null,
            Tools = none ? [] : [.. body.Items("tools").SelectMany(tool => tool.Items("functionDeclarations"))
                .Where(tool => tool.Text("name") is not null)
                .Select(tool => new AskedTool(tool.Text("name")!,
                    tool.At("parametersJsonSchema") ?? tool.At("parameters")))],
            WantsJson = config?.Text("responseMimeType") == "application/json",
            Schema = schema,
            PromptLetters = (body.At("systemInstruction")?.Letters() ?? 0) + contents.Sum(content => content.Letters()),
            Fault = contents.Count == 0 ? "* GenerateContentRequest.contents: contents is not specified" : null,
        };
    }

    private static string? Result(JsonElement content)
    {
        JsonElement part = content.Items("parts").LastOrDefault(one => one.At("functionResponse") is not null);
        return part.ValueKind == JsonValueKind.Object
            ? part.At("functionResponse")?.At("response")?.GetRawText() : null;
    }
}
