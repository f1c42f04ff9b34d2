using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Gemini's embedContent and batchEmbedContents.</summary>
internal sealed class GeminiEmbedDialect(bool isBatch) : Dialect
{
    public override Protocol Protocol => Protocol.GeminiEmbeddings;

    public override Asked Read(JsonElement body, HttpRequest request, string model)
    {
        List<JsonElement> requests = isBatch ? [.. body.Items("requests")] : [body];
        return new()
        {
            Model = model,
            Inputs = [.. requests.Select(one => one.At("content")?.ContentText("parts") ?? "")],
            Dimensions = requests is [var first, ..] ? first.At("outputDimensionality")?.GetInt32() : null,
            PromptLetters = body.Letters(),
            Fault = requests.Count == 0 || requests[0].At("content") is null ? "content is not specified" : null,
        };
    }

    public override string Error(Refusal refusal) => GeminiErrors.Body(refusal);

    public override string Plain(Answer answer, Asked asked, Behaviour behaviour)
    {
        IEnumerable<string> rows = asked.Inputs.Select(text =>
            $$"""{"values":{{EmbeddingVector.Json(EmbeddingVector.Of(text, asked.Dimensions))}}}""");
        string usage = behaviour.UsagePlace == UsagePlace.Nowhere
            ? ""
            : $",\"usageMetadata\":{{\"promptTokenCount\":{answer.Usage.Told(answer.Usage.Input)}}}";
        return isBatch
            ? $$"""{"embeddings":[{{string.Join(',', rows)}}]{{usage}}}"""
            : $$"""{"embedding":{{rows.First()}}{{usage}}}""";
    }
}
