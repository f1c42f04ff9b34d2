using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Gemini's count of tokens.</summary>
internal sealed class GeminiCountDialect : Dialect
{
    public override Protocol Protocol => Protocol.GeminiCount;

    public override Asked Read(JsonElement body, HttpRequest request, string model) =>
        GeminiReader.Read(body.At("generateContentRequest") ?? body, request, model);

    public override string Error(Refusal refusal) => GeminiErrors.Body(refusal);

    public override string Plain(Answer answer, Asked asked, Behaviour behaviour) =>
        $$"""{"totalTokens":{{answer.Usage.Told(answer.Usage.Input)}}}""";
}
