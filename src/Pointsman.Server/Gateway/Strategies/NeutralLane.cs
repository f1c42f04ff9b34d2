using System.Text;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>A strategy asks, not the client: the answer ends in the neutral form.</summary>
internal sealed class NeutralLane(PartAnswer part, IProviderWire provider) : AnswerLane, IDisposable
{
    private readonly PooledBytes _request = new();
    private readonly List<ChatResponseUpdate> _updates = [];
    private UpdateReader? _reader;

    public override HttpRequestMessage? MakeRequest(Call call, Attempt attempt, out WireError? error)
    {
        attempt.AsksUsage = call.Stream && !attempt.Upstream.RefusesStreamOptions;
        ChatAsk ask = part.Ask with { AskUsage = attempt.AsksUsage };
        if (part.SeedIsOptional && provider.Format == WireFormat.Anthropic)
        {
            ChatOptions withoutSeed = ask.Options.Clone();
            withoutSeed.Seed = null;
            ask = ask with { Options = withoutSeed };
        }

        return TranslatedAsk.Make(call, attempt, provider, ask, _request, out error);
    }

    public override void Event(in ServerSentEvent next, StreamEvents meaning, PooledBytes output)
    {
        if ((meaning & StreamEvents.Bad) != 0)
        {
            return;
        }

        _reader ??= provider.BeginStream();
        _updates.Clear();
        string? name = next.Name.IsEmpty ? null : Encoding.UTF8.GetString(next.Name);
        _reader.Read(name, next.DataMemory, _updates);
        part.Gather(_updates);

        // What is held counts by the bytes it came in, whatever it becomes.
        output.Add(next.Raw);
    }

    public override void End(bool markCame, PooledBytes output)
    {
        _updates.Clear();
        _reader?.End(_updates);
        part.Gather(_updates);
    }

    public override WireError? Answer(ReadOnlyMemory<byte> body, PooledBytes output)
    {
        part.Whole = provider.ReadAnswer(body, out WireError? error);
        return error;
    }

    public override void Fail(WireError error, PooledBytes output) => part.Broken = error;

    public void Dispose() => _request.Dispose();
}
