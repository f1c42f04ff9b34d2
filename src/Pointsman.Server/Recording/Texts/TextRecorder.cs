using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Pointsman.Server;

/// <summary>
/// Keeps the prompts and answers of routes that say so, and of no others. A request only hands its texts over; when
/// they have no room in the queue they are dropped and counted, and the request knows nothing of it. Headers are
/// never taken.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Closing takes a time that whoever closes it knows.")]
internal sealed class TextRecorder
{
    private readonly Channel<CapturedTexts> _queue = Channel.CreateUnbounded<CapturedTexts>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly CancellationTokenSource _giveUp = new();
    private readonly TextStatements _statements;
    private readonly TimeProvider _time;
    private readonly Task _writing;
    private long _waiting;
    private long _waitingBytes;
    private long _dropped;

    /// <summary>Begins to write to a database, under the settings of the moment.</summary>
    public TextRecorder(Database database, SnapshotHolder snapshots, TimeProvider time)
    {
        _time = time;

        // As the ledger, it rather tries again than to hold others up.
        _statements = new TextStatements(database.ConnectForWriting(TimeSpan.FromMilliseconds(250)));
        var writing = new TextWriting(_queue.Reader, _statements, snapshots, time, Done);
        _writing = Task.Run(() => writing.RunAsync(_giveUp.Token));
    }

    /// <summary>How many wait to be stored.</summary>
    public long Waiting => Volatile.Read(ref _waiting);

    /// <summary>How many were not stored because the queue had no room, or they could not be redacted.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Follows a call that was let in, where its route says so.</summary>
    public static void Begin(Call call)
    {
        if (call.Route is { Settings.Store.Prompts: true })
        {
            call.TextsId = call.Record.Id;
            call.CopyAnswer().KeepBeginning(call.Snapshot.Settings.Recording.TextBytes);
        }
    }

    /// <summary>Takes the texts of a finished call, unless there is no room.</summary>
    public void Close(Call call)
    {
        if (call is not { TextsId: { } id, Route: { } route, Copy: { } answer })
        {
            return;
        }

        RecordingSettings limits = call.Snapshot.Settings.Recording;
        ReadOnlySpan<byte> prompt = call.Body.Span;
        int promptBytes = Math.Min(prompt.Length, limits.TextBytes);
        int answerBytes = Math.Min(answer.Span.Length, limits.TextBytes);
        if (!HasRoom(promptBytes + (long)answerBytes, limits))
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        var texts = new CapturedTexts
        {
            Id = id,
            Route = route.Route.Name,
            Terms = route.Settings.Store,
            Started = _time.GetUtcNow() - _time.GetElapsedTime(call.Started),
            Prompt = prompt[..promptBytes].ToArray(),
            PromptBytes = prompt.Length,
            PromptCut = promptBytes < prompt.Length,
            Answer = answer.Span[..answerBytes].ToArray(),
            AnswerBytes = answer.Length,
            AnswerCut = answerBytes < answer.Length,
            AnswerType = call.Http.Response.ContentType ?? "",
            AnswerGrew = call.Protocol.AsArray,
        };
        if (!_queue.Writer.TryWrite(texts))
        {
            Done(texts, stored: false);
        }
    }

    /// <summary>Stores what waits and ends; what cannot be stored in this time is dropped.</summary>
    public async Task CloseAsync(TimeSpan most)
    {
        if (!_queue.Writer.TryComplete())
        {
            return;
        }

        _giveUp.CancelAfter(most > TimeSpan.Zero ? most : TimeSpan.Zero);
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Add(ref _dropped, Interlocked.Exchange(ref _waiting, 0));
        _statements.Dispose();
        _giveUp.Dispose();
    }

    private bool HasRoom(long bytes, RecordingSettings limits)
    {
        long waiting = Interlocked.Increment(ref _waiting);
        long waitingBytes = Interlocked.Add(ref _waitingBytes, bytes);
        if (waiting <= limits.TelemetryQueue && waitingBytes <= limits.TextQueueBytes)
        {
            return true;
        }

        Interlocked.Decrement(ref _waiting);
        Interlocked.Add(ref _waitingBytes, -bytes);
        return false;
    }

    private void Done(CapturedTexts texts, bool stored)
    {
        Interlocked.Decrement(ref _waiting);
        Interlocked.Add(ref _waitingBytes, -texts.Size);
        if (!stored)
        {
            Interlocked.Increment(ref _dropped);
        }
    }
}
