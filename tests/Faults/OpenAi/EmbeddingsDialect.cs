using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>OpenAI's embeddings, and Azure's.</summary>
internal sealed class EmbeddingsDialect(bool isAzure) : Dialect
{
    public override Protocol Protocol => isAzure ? Protocol.AzureEmbeddings : Protocol.OpenAiEmbeddings;

    public override Asked Read(JsonElement body, HttpRequest request, string model) => new()
    {
        Model = model.Length > 0 ? model : body.Text("model") ?? "",
        Inputs = [.. Inputs(body)],
        Dimensions = body.At("dimensions")?.GetInt32(),
        WantsBase64 = body.Text("encoding_format") == "base64",
        PromptLetters = body.At("input")?.Letters() ?? 0,
        Fault = body.At("input") is null ? "Missing required parameter: 'input'." : null,
    };

    public override string Error(Refusal refusal) => OpenAiErrors.Body(refusal);

    public override IEnumerable<KeyValuePair<string, string>> Headers(int number) => OpenAiHeaders.Of(number, isAzure);

    public override string Plain(Answer answer, Asked asked, Behaviour behaviour)
    {
        IEnumerable<string> rows = asked.Inputs.Select((text, i) =>
            One(EmbeddingVector.Of(text, asked.Dimensions), asked, i));
        string tokens = answer.Usage.Told(answer.Usage.Input);
        string usage = behaviour.UsagePlace == UsagePlace.Nowhere
            ? ""
            : $",\"usage\":{{\"prompt_tokens\":{tokens},\"total_tokens\":{tokens}}}";
        string model = JsonText.Quote(asked.Model);
        return $$"""{"object":"list","data":[{{string.Join(',', rows)}}],"model":{{model}}{{usage}}}""";
    }

    private static string One(float[] vector, Asked asked, int index)
    {
        string values = asked.WantsBase64 ? $"\"{EmbeddingVector.Base64(vector)}\"" : EmbeddingVector.Json(vector);
        return $$"""{"object":"embedding","index":{{index}},"embedding":{{values}}}""";
    }

    // A text, texts, tokens, or several rows of tokens.
    private static IEnumerable<string> Inputs(JsonElement body)
    {
        if (body.At("input") is not { ValueKind: JsonValueKind.Array } array)
        {
            return [body.Text("input") ?? ""];
        }

        List<JsonElement> items = [.. array.EnumerateArray()];
        return items is [{ ValueKind: JsonValueKind.Number }, ..]
            ? [array.GetRawText()]
            : items.Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText());
    }
}
