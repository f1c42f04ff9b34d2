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
    }

    public override HttpRequestMessage? MakeRequest(Call call, Attempt attempt, out WireError? error)
    {
        if (ReadAsk(call, _client, _now, out error) is not { } ask)
        {
            return null;
        }

        attempt.AsksUsage = call.Stream && !attempt.Upstream.RefusesStreamOptions;
        return TranslatedAsk.Make(
            call, attempt, _provider, ask with { AskUsage = attempt.AsksUsage }, _request, out error);
    }

    /// <summary>The client's request in the neutral form, read once; null when it is none.</summary>
    public static ChatAsk? ReadAsk(Call call, IClientWire client, DateTimeOffset now, out WireError? error)
    {
        error = null;
        if (call.Ask is null)
        {
            ChatAsk? read = client.ReadAsk(call.Body.Memory, call.Protocol.Model, call.Stream, out error);
            call.Ask = read is null ? null : read with { ReceivedAt = now, StreamAsArray = call.Protocol.AsArray };
        }

        return call.Ask;
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
