using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// How an attempt's request is made and how its answer becomes the client's: the bytes pass as they are, or are
/// translated. Decision, accounting and errors do not know which.
/// </summary>
internal abstract class AnswerLane
{
    /// <summary>The lane between the client of a call and an upstream.</summary>
    public static AnswerLane For(Call call, Upstream upstream, Wires wires, TimeProvider time)
    {
        if (call.Part is { } part)
        {
            return new NeutralLane(part, wires.Provider(upstream.Link.Wire));
        }

        ClientProtocol asked = call.Protocol;
        bool same = upstream.Link.Speaks(asked.Wire);
        return asked.Operation switch
        {
            Operation.Embeddings when !same || asked.Batch => new EmbeddingLane(
                call, wires.Embeddings(asked.Wire)!, wires.Embeddings(upstream.Link.Wire)),
            Operation.CountTokens when !same => new CountLane(call),
            _ when same && !asked.AsArray => new PassThroughLane(call, wires),
            _ => new TranslatingLane(
                call, wires.Client(asked.Wire), wires.Provider(upstream.Link.Wire), time.GetUtcNow()),
        };
    }

    /// <summary>The request to send; null with the fields that the target's protocol cannot express.</summary>
    public abstract HttpRequestMessage? MakeRequest(Call call, Attempt attempt, out WireError? error);

    /// <summary>Adds what the client gets for one event of the stream.</summary>
    public abstract void Event(in ServerSentEvent next, StreamEvents meaning, PooledBytes output);

    /// <summary>Adds what ends a complete stream, as far as it has not come.</summary>
    public abstract void End(bool markCame, PooledBytes output);

    /// <summary>Adds what the client gets for a whole answer; an error when it cannot be made.</summary>
    public abstract WireError? Answer(ReadOnlyMemory<byte> body, PooledBytes output);

    /// <summary>Adds what tells the client that its stream broke off.</summary>
    public abstract void Fail(WireError error, PooledBytes output);

    /// <summary>The content type of a whole answer.</summary>
    public virtual string ContentType => "application/json";

    /// <summary>What the client is told of fields that an upstream's protocol has no place for.</summary>
    public static WireError Inexpressible(IReadOnlyList<ForeignField> lost, Upstream upstream)
    {
        string fields = string.Join(", ", lost.Select(field => field.Path));
        return new WireError(400, "invalid_request",
            $"{upstream.Target.Name} cannot be asked for: {fields}; leave it out, choose a model that can, or set "
            + "'inexpressible: drop' on the route")
        {
            Field = lost[0].Path,
        };
    }
}
