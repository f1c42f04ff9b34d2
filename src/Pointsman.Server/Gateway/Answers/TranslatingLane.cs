using System.Text;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Client and provider speak different protocols: everything goes through the neutral form.</summary>
internal sealed class TranslatingLane : AnswerLane, IDisposable
{
    private readonly Call _call;
    private readonly IClientWire _client;
    private readonly IProviderWire _provider;
    private readonly bool _drop;
    private readonly DateTimeOffset _now;
    private readonly PooledBytes _request = new();
    private readonly List<ChatResponseUpdate> _updates = [];
    private UpdateReader? _reader;
    private AnswerStream? _writer;

    public TranslatingLane(Call call, IClientWire client, IProviderWire provider, DateTimeOffset now)
    {
        _now = now;
        _call = call;
        _client = client;
        _provider = provider;
        _drop = call.Route!.Settings.Inexpressible == InexpressiblePolicy.Drop;
    }

    public override HttpRequestMessage? MakeRequest(Call call, Attempt attempt, out WireError? error)
    {
        error = null;
        if (call.Ask is null)
        {
            ChatAsk? read = _client.ReadAsk(call.Body.Memory, call.Protocol.Model, call.Stream, out error);
            if (read is null)
            {
                return null;
            }

            call.Ask = read with { ReceivedAt = _now, StreamAsArray = call.Protocol.AsArray };
        }

        _request.Clear();
        string model = attempt.Upstream.Target.Model;
        attempt.AsksUsage = call.Stream && !attempt.Upstream.RefusesStreamOptions;
        ChatAsk ask = call.Ask with { AskUsage = attempt.AsksUsage };
        IReadOnlyList<ForeignField> lost = _provider.WriteAsk(_request, ask, model, _drop);
        if (lost.Count > 0 && !_drop)
        {
            error = Inexpressible(lost, attempt.Upstream);
            return null;
        }

        Uri address = attempt.Upstream.Addresses.For(Operation.Chat, _provider.Format, call.Stream)!;
        return UpstreamRequest.Translated(call, attempt, address, _request.Written);
    }

    public override void Event(in ServerSentEvent next, StreamEvents meaning, PooledBytes output)
    {
        if ((meaning & StreamEvents.Bad) != 0)
        {
            return;
        }

        _reader ??= _provider.BeginStream();
        _writer ??= _client.BeginStream(_call.Ask!);
        _updates.Clear();
        string? name = next.Name.IsEmpty ? null : Encoding.UTF8.GetString(next.Name);
        _reader.Read(name, next.DataMemory, _updates);
        foreach (ChatResponseUpdate update in _updates)
        {
            _writer.Write(update, output);
        }
    }

    public override void End(bool markCame, PooledBytes output)
    {
        // Usage, and calls of tools that were not closed, come out of the reader only now.
        _writer ??= _client.BeginStream(_call.Ask!);
        _updates.Clear();
        _reader?.End(_updates);
        foreach (ChatResponseUpdate update in _updates)
        {
            _writer.Write(update, output);
        }

        _writer.Finish(output);
    }

    public override WireError? Answer(ReadOnlyMemory<byte> body, PooledBytes output)
    {
        ChatResponse? answer = _provider.ReadAnswer(body, out WireError? error);
        if (answer is not null)
        {
            _client.WriteAnswer(output, _call.Ask!, answer);
        }

        return error;
    }

    public override void Fail(WireError error, PooledBytes output) =>
        (_writer ??= _client.BeginStream(_call.Ask!)).Fail(error, output);

    public void Dispose() => _request.Dispose();
}
