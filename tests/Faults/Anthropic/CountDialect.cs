using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Anthropic's count of tokens.</summary>
internal sealed class CountDialect : Dialect
{
    public override Protocol Protocol => Protocol.AnthropicCount;

    public override Asked Read(JsonElement body, HttpRequest request, string model) =>
        MessagesReader.Read(body, request, needsMaxTokens: false) with { Streams = false };

    public override string Error(Refusal refusal) => AnthropicErrors.Body(refusal);

    public override IEnumerable<KeyValuePair<string, string>> Headers(int number) => AnthropicHeaders.Of(number);

    public override string Plain(Answer answer, Asked asked, Behaviour behaviour) =>
        $$"""{"input_tokens":{{answer.Usage.Told(answer.Usage.Input)}}}""";
}
