namespace Pointsman.Server;

/// <summary>Where an answer goes: to the client, or to the strategy that asked for it.</summary>
internal abstract class AnswerSink(TimeProvider time)
{
    protected TimeProvider Time => time;

    public long Now() => time.GetTimestamp();

    /// <summary>The attempt's answer is the one that is given; what was held goes out next.</summary>
    public abstract void BeginStream(Attempt attempt, HttpResponseMessage response);

    /// <summary>Gives a part of a stream at once.</summary>
    public abstract ValueTask SendAsync(ReadOnlyMemory<byte> part, CancellationToken cancel);

    /// <summary>The stream has ended well, and it is known what it cost.</summary>
    public virtual ValueTask EndStreamAsync(Attempt attempt) => ValueTask.CompletedTask;

    /// <summary>Gives a whole answer.</summary>
    public abstract ValueTask SendWholeAsync(
        Attempt attempt, HttpResponseMessage response, string contentType, ReadOnlyMemory<byte> body);

    /// <summary>Awaits something while whoever gets the answer has nothing of it yet.</summary>
    public abstract ValueTask<T> WithHeartbeatAsync<T>(ValueTask<T> awaited, CancellationToken cancel);
}
