using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// The answer to one of a strategy's calls, in the neutral form. Pieces wait in a bounded queue, so that whoever reads
/// slowly slows the provider down and nothing else.
/// </summary>
internal sealed class PartAnswer(ChatAsk ask, bool seedIsOptional, string place, TimeProvider time) : AnswerSink(time)
{
    private const int MostWaitingPieces = 256;

    private readonly Channel<ChatResponseUpdate> _pieces = Channel.CreateBounded<ChatResponseUpdate>(
        new BoundedChannelOptions(MostWaitingPieces) { SingleReader = true, SingleWriter = true });

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<ChatResponseUpdate> _gathered = [];

    /// <summary>What is asked.</summary>
    public ChatAsk Ask => ask;

    /// <summary>Whether a provider that knows no seeds may do without the one that is asked for.</summary>
    public bool SeedIsOptional => seedIsOptional;

    /// <summary>What records call the call.</summary>
    public string Place => place;

    /// <summary>The answer, once it is there as a whole.</summary>
    public ChatResponse? Whole { get; set; }

    /// <summary>Why the pieces broke off.</summary>
    public WireError? Broken { get; set; }

    /// <summary>Who gives the answer, once that is settled.</summary>
    public Attempt? Winner { get; private set; }

    /// <summary>Completes when the pieces begin; nobody else can give the answer then.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Takes up pieces; they go on with the next <see cref="SendAsync"/>.</summary>
    public void Gather(List<ChatResponseUpdate> updates) => _gathered.AddRange(updates);

    /// <summary>No more pieces come.</summary>
    public void Complete() => _pieces.Writer.TryComplete();

    /// <summary>The pieces as they come.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (ChatResponseUpdate piece in _pieces.Reader.ReadAllAsync(cancel))
        {
            yield return piece;
        }
    }

    /// <inheritdoc />
    public override void BeginStream(Attempt attempt, HttpResponseMessage response)
    {
        Winner = attempt;
        _begun.TrySetResult();
    }

    /// <inheritdoc />
    public override async ValueTask SendAsync(ReadOnlyMemory<byte> part, CancellationToken cancel)
    {
        foreach (ChatResponseUpdate piece in _gathered)
        {
            await _pieces.Writer.WriteAsync(piece, cancel);
        }

        _gathered.Clear();
    }

    /// <inheritdoc />
    public override ValueTask SendWholeAsync(
        Attempt attempt, HttpResponseMessage response, string contentType, ReadOnlyMemory<byte> body)
    {
        Winner = attempt;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public override ValueTask<T> WithHeartbeatAsync<T>(ValueTask<T> awaited, CancellationToken cancel) => awaited;
}
