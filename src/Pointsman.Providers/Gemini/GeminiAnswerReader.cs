using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads the pieces of one answer; a complete answer is one piece.</summary>
internal sealed class GeminiAnswerReader
{
    private const int MaxIdLength = 28; // OpenAI's clients take 40 letters for the whole id of a call.
    private int _calls;

    /// <summary>The provider's id of the answer.</summary>
    public string? ResponseId { get; private set; }

    /// <summary>The model that answered.</summary>
    public string? ModelId { get; private set; }

    /// <summary>Why the answer ended, once it has.</summary>
    public ChatFinishReason? FinishReason { get; private set; }

    /// <summary>The latest usage.</summary>
    public UsageDetails? Usage { get; private set; }

    /// <summary>The error that stood in the place of an answer.</summary>
    public WireError? Error { get; private set; }

    /// <summary>The probabilities of the tokens of the latest piece.</summary>
    public JsonElement? LogProbabilities { get; private set; }

    /// <summary>The contents of one piece.</summary>
    public List<AIContent> Read(JsonElement piece)
    {
        var contents = new List<AIContent>();
        LogProbabilities = null;
        if (GeminiNames.Property(piece, "error") is { ValueKind: JsonValueKind.Object } error)
        {
            Error = GeminiErrors.Read(null, error);
            return contents;
        }

        ResponseId ??= Text(piece, "responseId");
        ModelId ??= Text(piece, "modelVersion");
        Usage = GeminiUsage.Read(GeminiNames.Property(piece, "usageMetadata")) ?? Usage;
        ReadFeedback(piece, contents);
        if (GeminiNames.Property(piece, "candidates") is { ValueKind: JsonValueKind.Array } candidates)
        {
            foreach (JsonElement candidate in candidates.EnumerateArray().Where(IsFirst))
            {
                ReadCandidate(candidate, contents);
            }
        }

        return contents;
    }

    private static bool IsFirst(JsonElement candidate) =>
        GeminiNames.Property(candidate, "index") is not { ValueKind: JsonValueKind.Number } index
            || (index.TryGetInt32(out int at) && at == 0);

    private void ReadFeedback(JsonElement piece, List<AIContent> contents)
    {
        if (GeminiNames.Property(piece, "promptFeedback") is not { } feedback
            || Text(feedback, "blockReason") is not { } reason
            || reason.EndsWith("UNSPECIFIED", StringComparison.Ordinal))
        {
            return;
        }

        FinishReason = ChatFinishReason.ContentFilter;
        string said = Text(feedback, "blockReasonMessage") ?? $"The prompt was blocked ({reason}).";
        contents.Add(new ErrorContent(said) { ErrorCode = NeutralKeys.Refusal });
    }

    private void ReadCandidate(JsonElement candidate, List<AIContent> contents)
    {
        if (GeminiNames.Property(candidate, "content") is { } content
            && GeminiNames.Property(content, "parts") is { ValueKind: JsonValueKind.Array } parts)
        {
            foreach (JsonElement part in parts.EnumerateArray())
            {
                ReadPart(part, contents);
            }
        }

        LogProbabilities = GeminiLogProbabilities.ToChat(GeminiNames.Property(candidate, "logprobsResult"));
        if (Text(candidate, "finishReason") is { } reason)
        {
            ReadReason(reason, Text(candidate, "finishMessage"));
        }
    }

    private void ReadReason(string reason, string? message)
    {
        FinishReason = GeminiFinish.Read(reason);
        if (FinishReason == ChatFinishReason.Stop && _calls > 0)
        {
            FinishReason = ChatFinishReason.ToolCalls;
        }
        else if (FinishReason is null)
        {
            Error = new WireError(502, ErrorCode.UpstreamFailed,
                $"The model ended without a usable answer ({reason}{(message is null ? "" : ": " + message)}).");
        }
    }

    private void ReadPart(JsonElement part, List<AIContent> contents)
    {
        AIContent? content = null;
        ToolCallDelta? delta = null;
        if (GeminiNames.Property(part, "functionCall") is { ValueKind: JsonValueKind.Object } call)
        {
            (delta, content) = ReadCall(call);
        }
        else if (GeminiNames.Property(part, "inlineData") is { } blob
            && GeminiParts.TryData(Text(blob, "mimeType") ?? "", Text(blob, "data") ?? "", out DataContent? data))
        {
            content = data;
        }
        else if (GeminiNames.Property(part, "fileData") is { } file
            && Uri.TryCreate(Text(file, "fileUri"), UriKind.Absolute, out Uri? address))
        {
            content = GeminiParts.File(address, Text(file, "mimeType"));
        }

        bool thought = GeminiNames.Property(part, "thought") is { ValueKind: JsonValueKind.True };
        string? seal = Text(part, "thoughtSignature") is { Length: > 0 } given
            ? ReasoningSeal.Mark(WireFormat.Gemini, given)
            : null;
        int before = contents.Count;
        GeminiParts.Add(contents, thought, Text(part, "text"), seal, content);
        if (delta is not null)
        {
            contents.Insert(Math.Max(before, contents.IndexOf(content!)), delta);
        }
    }

    private (ToolCallDelta Delta, FunctionCallContent Call) ReadCall(JsonElement call)
    {
        string name = Text(call, "name") ?? "";
        string arguments = GeminiNames.Property(call, "args") is { ValueKind: JsonValueKind.Object } args
            ? args.GetRawText()
            : "{}";
        string id = Text(call, "id") is { Length: > 0 } given ? given : MadeId(name, arguments);
        var delta = new ToolCallDelta { Index = _calls++, CallId = id, Name = name, Arguments = arguments };
        return (delta, ToolArguments.Call(id, name, arguments));
    }

    // The same answer always gives the same id, and another answer another one: both sides look calls up by it.
    private string MadeId(string name, string arguments)
    {
        string answer = ResponseId is { Length: > 0 and <= MaxIdLength } known && known.All(IsIdLetter)
            ? known
            : StableHash.Of($"{ResponseId}\n{name}\n{arguments}");
        return $"call_{answer}_{_calls.ToString(CultureInfo.InvariantCulture)}";
    }

    private static bool IsIdLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private static string? Text(JsonElement parent, string name) =>
        GeminiNames.Property(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
