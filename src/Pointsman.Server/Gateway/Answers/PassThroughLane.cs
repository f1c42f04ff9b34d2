using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Client and provider speak the same protocol: the bytes pass as they are, looked at, not parsed.</summary>
internal sealed class PassThroughLane : AnswerLane
{
    private readonly Call _call;
    private readonly Wires _wires;

    public PassThroughLane(Call call, Wires wires)
    {
        _call = call;
        _wires = wires;
    }

    public override HttpRequestMessage? MakeRequest(Call call, Attempt attempt, out WireError? error)
    {
        UpstreamAddresses addresses = attempt.Upstream.Addresses;
        if (addresses.For(call.Protocol.Operation, call.Protocol.Wire, call.Stream) is not { } address)
        {
            error = new WireError(400, "not_supported",
                $"{attempt.Upstream.Target.Provider} has no such operation; choose a provider that has");
            return null;
        }

        error = null;
        return UpstreamRequest.PassOn(
            call, attempt, ClientQuery.AddTo(address, call.Http.Request.QueryString.Value));
    }

    public override void Event(in ServerSentEvent next, StreamEvents meaning, PooledBytes output)
    {
        bool unasked = (meaning & StreamEvents.UsageOnly) != 0 && !_call.Outline.WantsUsage;
        if (unasked || (meaning & StreamEvents.Bad) != 0)
        {
            return;
        }

        output.Add(next.Raw);
        if (!next.IsWhole)
        {
            // Else whatever follows, the end mark among it, would run into this event.
            output.Add("\n\n"u8);
        }
    }

    public override void End(bool markCame, PooledBytes output)
    {
        // Who says why the model stopped and leaves out the mark has sent all; clients wait for the mark.
        if (!markCame && _call.Protocol.Wire == WireFormat.OpenAiChat)
        {
            output.Add("data: [DONE]\n\n"u8);
        }
        else if (!markCame && _call.Protocol.Wire == WireFormat.Anthropic)
        {
            output.Add("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"u8);
        }
    }

    public override WireError? Answer(ReadOnlyMemory<byte> body, PooledBytes output)
    {
        output.Add(body.Span);
        return null;
    }

    public override void Fail(WireError error, PooledBytes output) =>
        InBandError.Write(_wires.Client(_call.Protocol.Wire), error, output);
}
