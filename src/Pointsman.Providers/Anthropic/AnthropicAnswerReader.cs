using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads a complete message.</summary>
internal static class AnthropicAnswerReader
{
    /// <summary>The answer, or null with the reason.</summary>
    public static ChatResponse? Read(ReadOnlySpan<byte> body, out WireError? error)
    {
        if (Json.Object(body) is not { } root)
        {
            error = ErrorClue.Unreadable(200, body);
            return null;
        }

        error = AnthropicErrors.Found(200, root)
            ?? (root.Field("content") is { ValueKind: JsonValueKind.Array } ? null : ErrorClue.Lacking("content"));
        if (error is not null)
        {
            return null;
        }

        List<AIContent> contents = [.. root.Items("content").Select(Content).OfType<AIContent>()];
        string? word = root.Text("stop_reason");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ResponseId = root.Text("id"),
            ModelId = root.Text("model"),
            FinishReason = word is null ? null : AnthropicStop.Read(word),
            Usage = new AnthropicUsage().Take(root.Field("usage")),
            AdditionalProperties = Extras(root),
        };
    }

    /// <summary>The stop sequence beside the reason; null when there is none.</summary>
    public static AdditionalPropertiesDictionary? Extras(JsonElement ended) =>
        ended.Text("stop_sequence") is { } sequence
            ? new AdditionalPropertiesDictionary { [NeutralKeys.StopSequence] = sequence } : null;

    /// <summary>The seal of a signature; null for none.</summary>
    public static string? Seal(string? signature) =>
        string.IsNullOrEmpty(signature) ? null : ReasoningSeal.Mark(WireFormat.Anthropic, signature);

    private static AIContent? Content(JsonElement block) => block.Text("type") switch
    {
        "text" when block.Text("text") is { Length: > 0 } text => new TextContent(text),
        "thinking" => new TextReasoningContent(block.Text("thinking"))
        {
            ProtectedData = Seal(block.Text("signature")),
        },
        "redacted_thinking" when block.Text("data") is { } data =>
            new TextReasoningContent("") { ProtectedData = AnthropicSeal.Redacted(data) },
        "tool_use" when block.Text("name") is { } name => ToolArguments.Call(
            block.Text("id") is { Length: > 0 } id ? id : MintedId.New("toolu_"), name,
            block.Field("input")?.GetRawText() ?? "{}"),
        _ => null, // Blocks of tools that the provider runs itself: nobody could ask for them through this form.
    };
}
