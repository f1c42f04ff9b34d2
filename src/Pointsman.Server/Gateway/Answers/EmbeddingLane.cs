using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Texts become vectors at a provider of another protocol, or in a batch that names its model.</summary>
internal sealed class EmbeddingLane : WholeLane
{
    private readonly Call _call;
    private readonly IEmbeddingWire _client;
    private readonly IEmbeddingWire? _provider;
    private readonly bool _drop;
    private EmbeddingAsk? _ask;

    public EmbeddingLane(Call call, IEmbeddingWire client, IEmbeddingWire? provider)
    {
        _call = call;
        _client = client;
        _provider = provider;
        _drop = call.Route!.Settings.Inexpressible == InexpressiblePolicy.Drop;
    }

    public override HttpRequestMessage? MakeRequest(Call call, Attempt attempt, out WireError? error)
    {
        if (_provider is null || attempt.Upstream.Addresses.EmbeddingBatch is not { } address)
        {
            error = new WireError(400, "not_supported",
                $"{attempt.Upstream.Target.Provider} has no embeddings; call a model of a provider that has");
            return null;
        }

        _ask = _client.ReadAsk(call.Body.Memory, call.Protocol.Model, out error);
        if (_ask is null)
        {
            return null;
        }

        Request.Clear();
        IReadOnlyList<ForeignField> lost = _provider.WriteAsk(Request, _ask, attempt.Upstream.Target.Model);
        if (lost.Count > 0 && !_drop)
        {
            error = Inexpressible(lost, attempt.Upstream);
            return null;
        }

        return UpstreamRequest.Translated(call, attempt, address, Request.Written);
    }

    public override WireError? Answer(ReadOnlyMemory<byte> body, PooledBytes output)
    {
        EmbeddedTexts? answer = _provider!.ReadAnswer(body, out WireError? error);
        if (answer is null)
        {
            return error;
        }

        if (answer.Vectors.Count != _ask!.Texts.Count)
        {
            return new WireError(502, ErrorCode.UpstreamFailed,
                $"there are {answer.Vectors.Count} vectors for {_ask.Texts.Count} texts");
        }

        // Where the provider tells no tokens, the client is told what the ledger reckons with.
        answer = answer with { InputTokens = answer.InputTokens ?? _call.Outline.Facts.Tokens };
        _client.WriteAnswer(output, _ask, answer);
        return null;
    }
}
