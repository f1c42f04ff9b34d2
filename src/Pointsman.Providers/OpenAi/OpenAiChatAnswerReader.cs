using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads a complete chat completion, from OpenAI or one of the protocol's many copies.</summary>
internal static class OpenAiChatAnswerReader
{
    /// <summary>The answer, or null with the reason.</summary>
    public static ChatResponse? Read(ReadOnlySpan<byte> body, out WireError? error)
    {
        if (Json.Object(body) is not { } root)
        {
            error = ErrorClue.Unreadable(200, body);
            return null;
        }

        JsonElement? choice = root.Items("choices").Cast<JsonElement?>().FirstOrDefault();
        JsonElement? message = choice?.Inner("message");
        string? word = choice?.Text("finish_reason");
        error = OpenAiChatErrors.Found(200, root)
            ?? (choice is { } held ? OpenAiChatErrors.Found(200, held) : null)
            ?? (message is null ? ErrorClue.Lacking("choices[0].message") : null)
            ?? (word is not null && OpenAiChatFinish.IsFailure(word) ? OpenAiChatFinish.Failure(word) : null);
        if (error is not null)
        {
            return null;
        }

        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant, Contents(message!.Value)))
        {
            ResponseId = root.Text("id"),
            ModelId = root.Text("model"),
            CreatedAt = Created(root),
            FinishReason = word is null ? null : OpenAiChatFinish.Read(word),
            Usage = OpenAiChatUsage.Read(root.Field("usage")),
            AdditionalProperties = Extras(root, choice!.Value),
        };
        return answer;
    }

    /// <summary>When the provider says that it made the answer; null for none or nonsense.</summary>
    public static DateTimeOffset? Created(JsonElement root) => Created(root.Count("created"));

    /// <summary>The same, of the number itself.</summary>
    public static DateTimeOffset? Created(long? told) =>
        told is { } seconds and > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>What the neutral form keeps beside the contents; null when there is nothing.</summary>
    public static AdditionalPropertiesDictionary? Extras(JsonElement root, JsonElement choice)
    {
        // Most pieces of a stream have none of these.
        AdditionalPropertiesDictionary? extras = null;
        if (choice.Inner("logprobs") is { } probabilities)
        {
            (extras ??= [])[NeutralKeys.AnswerLogProbabilities] = probabilities;
        }

        foreach (string key in (ReadOnlySpan<string>)[NeutralKeys.SystemFingerprint, NeutralKeys.ServiceTier])
        {
            if (root.Text(key) is { } word)
            {
                (extras ??= [])[key] = word;
            }
        }

        return extras;
    }

    /// <summary>Reasoning, under the names that providers have for it.</summary>
    public static string? Reasoning(JsonElement message) =>
        message.Text("reasoning_content") ?? message.Text("reasoning");

    /// <summary>Text that stands as a text or as a list of parts, among which there may be reasoning.</summary>
    public static IEnumerable<AIContent> Said(JsonElement message)
    {
        if (message.Text("content") is { Length: > 0 } text)
        {
            yield return new TextContent(text);
        }

        foreach (JsonElement part in message.Items("content"))
        {
            if (part.Text("type") == "thinking")
            {
                string thought = part.Text("thinking")
                    ?? string.Concat(part.Items("thinking").Select(piece => piece.Text("text")));
                yield return new TextReasoningContent(thought);
            }
            else if (part.Text("text") is { Length: > 0 } said)
            {
                yield return new TextContent(said);
            }
        }

        foreach (JsonElement image in message.Items("images"))
        {
            if (image.Inner("image_url")?.Text("url") is { } url && Picture(url) is { } picture)
            {
                yield return picture;
            }
        }

        if (message.Text("refusal") is { Length: > 0 } refusal)
        {
            yield return new ErrorContent(refusal) { ErrorCode = NeutralKeys.Refusal };
        }
    }

    private static List<AIContent> Contents(JsonElement message)
    {
        List<AIContent> contents = [];
        if (Reasoning(message) is { Length: > 0 } thought)
        {
            contents.Add(new TextReasoningContent(thought));
        }

        contents.AddRange(Said(message));
        foreach (JsonElement call in message.Items("tool_calls"))
        {
            if (call.Inner("function") is { } function && function.Text("name") is { Length: > 0 } name)
            {
                contents.Add(ToolArguments.Call(
                    call.Text("id") is { Length: > 0 } id ? id : MintedId.New("call_"), name, Arguments(function)));
            }
        }

        return contents;
    }

    // A few copies of the protocol write the object itself where its text belongs.
    private static string Arguments(JsonElement function) =>
        function.Text("arguments") ?? function.Inner("arguments")?.GetRawText() ?? "";

    private static DataContent? Picture(string url)
    {
        try
        {
            return new DataContent(url);
        }
        catch (Exception broken) when (broken is UriFormatException or ArgumentException or FormatException)
        {
            return null;
        }
    }
}
