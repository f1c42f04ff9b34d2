using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Gemini's generateContent, facing the provider.</summary>
/// <remarks>
/// Left out unsaid, because it asks nothing of the model: the client's word for its user, the class of service
/// <c>auto</c> or <c>default</c>, the verbosity <c>medium</c>, and <c>strict</c> of a response format, which Gemini
/// always keeps to. A tool's <c>strict</c> is kept to when all tools ask for it. The model's name and whether the
/// answer comes as a stream stand in the address, not in the body.
/// </remarks>
public sealed class GeminiProviderWire : IProviderWire
{
    private GeminiProviderWire()
    {
    }

    /// <summary>The one instance; it holds no state.</summary>
    public static GeminiProviderWire Instance { get; } = new();

    /// <inheritdoc />
    public WireFormat Format => WireFormat.Gemini;

    /// <inheritdoc />
    public IReadOnlyList<ForeignField> WriteAsk(
        IBufferWriter<byte> output, ChatAsk ask, string model, bool dropInexpressible)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        return new GeminiAskWriter(writer, ask, model).Write();
    }

    /// <inheritdoc />
    public ChatResponse? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error)
    {
        using JsonDocument? parsed = JsonBody.Parse(body, out string? fault);
        if (parsed?.RootElement.ValueKind != JsonValueKind.Object)
        {
            error = Failed(fault ?? $"the body is {AskReader.Shown(parsed!.RootElement)}, not an object");
            return null;
        }

        var reader = new GeminiAnswerReader();
        List<AIContent> contents = reader.Read(parsed.RootElement);
        error = reader.Error;
        if (error is null && contents.Count == 0 && reader.FinishReason is null)
        {
            error = Failed("there is neither a candidate nor a reason why");
        }

        if (error is not null)
        {
            return null;
        }

        contents.RemoveAll(content => content is ToolCallDelta);
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ResponseId = reader.ResponseId,
            ModelId = reader.ModelId,
            FinishReason = reader.FinishReason,
            Usage = reader.Usage,
        };
        if (reader.LogProbabilities is { } probabilities)
        {
            answer.AdditionalProperties = new() { [NeutralKeys.AnswerLogProbabilities] = probabilities };
        }

        return answer;
    }

    /// <inheritdoc />
    public UpdateReader BeginStream() => new GeminiUpdateReader();

    /// <inheritdoc />
    public WireError ReadError(int status, ReadOnlyMemory<byte> body) => GeminiErrors.Read(status, body);

    private static WireError Failed(string why) =>
        new(502, ErrorCode.UpstreamFailed, $"The provider's answer cannot be read: {why}.");
}
