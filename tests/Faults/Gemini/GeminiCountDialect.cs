using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Gemini's count of tokens.</summary>
internal sealed class GeminiCountDialect : Dialect
{
    public override Protocol Protocol => Protocol.GeminiCount;

    public override Asked Read(JsonElement body, HttpRequest request, string model)
    {
        if (body.At("generateContentRequest") is not { } inner)
        {
            return GeminiReader.Read(body, request, model);
        }

        // A request within the request names the model as well.
        Asked asked = GeminiReader.Read(inner, request, model);
        bool named = inner.Text("model") == "models/" + model;
        return named ? asked : asked with { Fault = "* CountTokensRequest.generate_content_request.model is not set" };
    }

    public override string Error(Refusal refusal) => GeminiErrors.Body(refusal);

    public override string Plain(Answer answer, Asked asked, Behaviour behaviour) =>
        $$"""{"totalTokens":{{answer.Usage.Told(answer.Usage.Input)}}}""";
}
