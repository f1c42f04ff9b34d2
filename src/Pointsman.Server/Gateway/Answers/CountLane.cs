using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Tokens are counted at a provider of another protocol: for clients of Anthropic at Gemini. OpenAI's protocol has no
/// such call, and a guess in its place would look like a count.
/// </summary>
internal sealed class CountLane : WholeLane
{
    private readonly bool _drop;

    public CountLane(Call call) => _drop = call.Route!.Settings.Inexpressible == InexpressiblePolicy.Drop;

    public override HttpRequestMessage? MakeRequest(Call call, Attempt attempt, out WireError? error)
    {
        Upstream upstream = attempt.Upstream;
        if ((call.Protocol.Wire, upstream.Link.Wire) != (WireFormat.Anthropic, WireFormat.Gemini))
        {
            error = NotCounted(call.Protocol.Wire, upstream);
            return null;
        }

        ChatAsk? ask = AnthropicTokenCount.ReadAsk(call.Body.Memory, out error);
        if (ask is null)
        {
            return null;
        }

        Request.Clear();
        IReadOnlyList<ForeignField> lost = GeminiTokenCount.WriteAsk(Request, ask, upstream.Target.Model);
        if (lost.Count > 0 && !_drop)
        {
            error = Inexpressible(lost, upstream);
            return null;
        }

        return UpstreamRequest.Translated(call, attempt, upstream.Addresses.CountTokens!, Request.Written);
    }

    public override WireError? Answer(ReadOnlyMemory<byte> body, PooledBytes output)
    {
        if (GeminiTokenCount.ReadAnswer(body, out WireError? error) is { } tokens)
        {
            AnthropicTokenCount.WriteAnswer(output, tokens);
        }

        return error;
    }

    private static WireError NotCounted(WireFormat client, Upstream upstream)
    {
        string provider = upstream.Target.Provider;
        string others = client == WireFormat.Anthropic ? "Anthropic's or Gemini's protocol" : "Gemini's protocol";
        return new WireError(400, "not_supported", upstream.Link.Wire == WireFormat.OpenAiChat
            ? $"{provider} has no call that counts tokens; count them with a model of {others}"
            : $"{provider} is not asked to count tokens for a client of another protocol; count them with a model of "
                + others);
    }
}
