using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>
/// The gateway's side of the client's connection: heads, bodies, heartbeats. Only the flow that serves the call writes
/// to it, so nothing needs a lock.
/// </summary>
internal sealed class ClientAnswer(Call call, TimeProvider time) : AnswerSink(time)
{
    private const string Nothing = "0";

    private static readonly ReadOnlyMemory<byte> Waiting = ": waiting\n\n"u8.ToArray();

    private readonly HttpResponse _response = call.Http.Response;
    private readonly TimeSpan _heartbeat = call.Snapshot.Settings.Heartbeat;

    /// <inheritdoc />
    public override void BeginStream(Attempt attempt, HttpResponseMessage response)
    {
        if (!_response.HasStarted)
        {
            AnswerHeaders.CopyFrom(response, _response);
        }

        BeginStream(attempt);
    }

    /// <summary>Writes the head of a stream, unless heartbeats have done so already.</summary>
    public void BeginStream(Attempt? attempt)
    {
        if (!_response.HasStarted)
        {
            AnswerHeaders.Tell(call, attempt, _response.Headers, Time);
            StreamHead();
        }
    }

    /// <summary>Sends a whole answer that the gateway put together.</summary>
    public ValueTask SendWholeAsync(Attempt? attempt, ReadOnlyMemory<byte> body)
    {
        if (!_response.HasStarted)
        {
            AnswerHeaders.Tell(call, attempt, _response.Headers, Time);
        }

        return SendWholeAsync("application/json", body, call.ClientGone);
    }

    /// <inheritdoc />
    public override ValueTask SendWholeAsync(
        Attempt attempt, HttpResponseMessage response, string contentType, ReadOnlyMemory<byte> body)
    {
        AnswerHeaders.CopyFrom(response, _response);
        AnswerHeaders.Tell(call, attempt, _response.Headers, Time);
        return SendWholeAsync(contentType, body, call.ClientGone);
    }

    /// <summary>Sends a whole body whose head is set.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendWholeAsync(string contentType, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        _response.ContentType = contentType;
        _response.ContentLength = body.Length;
        call.Copy?.Add(body.Span);
        _response.BodyWriter.Write(body.Span);
        await _response.BodyWriter.FlushAsync(cancel);
    }

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public override async ValueTask SendAsync(ReadOnlyMemory<byte> part, CancellationToken cancel)
    {
        PipeWriter writer = _response.BodyWriter;
        writer.Write(part.Span);
        call.Copy?.Add(part.Span);
        await writer.FlushAsync(cancel);
    }

    /// <inheritdoc />
    public override ValueTask EndStreamAsync(Attempt attempt) => SendReceiptAsync(attempt);

    /// <summary>Tells a client that asked for it what its stream cost; nothing of it is kept or stored.</summary>
    public ValueTask SendReceiptAsync(Attempt? winner) => !call.WantsReceipt ? ValueTask.CompletedTask
        : SendReceiptAsync(winner?.Upstream.Target.Name, AnswerHeaders.CostOf(call, winner));

    private async ValueTask SendReceiptAsync(string? model, string? cost)
    {
        bool streamed = !call.CameWhole && !call.CacheHit && !call.Route!.Settings.Buffered;
        using var receipt = new PooledBytes();
        Receipt.Write(receipt, model, call.Attempts.Count, cost, streamed);
        try
        {
            _response.BodyWriter.Write(receipt.Span);
            await _response.BodyWriter.FlushAsync(call.ClientGone);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Who leaves now has the answer.
        }
    }

    /// <summary>
    /// Awaits something while the client waits for its stream, and sends it a comment now and then, so that nothing
    /// between drops the connection.
    /// </summary>
    public override ValueTask<T> WithHeartbeatAsync<T>(ValueTask<T> awaited, CancellationToken cancel) =>
        awaited.IsCompleted || !call.Stream || call.Protocol.AsArray || _heartbeat <= TimeSpan.Zero
            ? awaited
            : new ValueTask<T>(BeatAsync(awaited.AsTask(), cancel));

    private async Task<T> BeatAsync<T>(Task<T> awaited, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await awaited.WaitAsync(_heartbeat, Time, CancellationToken.None);
            }
            catch (TimeoutException) when (!awaited.IsCompleted)
            {
                if (!_response.HasStarted)
                {
                    // The rest is not known yet; the id is enough to ask for it later.
                    AnswerHeaders.Tell(call, null, _response.Headers, Time);
                    _response.Headers.Remove(AnswerHeaders.Attempts);
                    StreamHead();
                }

                try
                {
                    _response.BodyWriter.Write(Waiting.Span);
                    await _response.BodyWriter.FlushAsync(cancel);
                }
                catch (Exception gone) when (gone is IOException or OperationCanceledException)
                {
                    // What is awaited ends when the client is gone; until then its buffer is its own.
                    return await awaited;
                }
            }
        }
    }

    /// <summary>Sends an answer again that was kept.</summary>
    public async ValueTask SendCachedAsync(CachedAnswer answer)
    {
        if (!_response.HasStarted)
        {
            AnswerHeaders.Tell(call, null, _response.Headers, Time);
            _response.Headers[AnswerHeaders.Model] = answer.Target;
            _response.Headers[AnswerHeaders.Cache] = "hit";
            _response.Headers[AnswerHeaders.Cost] = Nothing;
            _response.ContentType = answer.ContentType;
            _response.ContentLength = call.WantsReceipt ? null : answer.Body.Length;
        }

        call.Copy?.Add(answer.Body);
        _response.BodyWriter.Write(answer.Body);
        await _response.BodyWriter.FlushAsync(call.ClientGone);
        if (call.WantsReceipt)
        {
            await SendReceiptAsync(answer.Target, Nothing);
        }
    }

    private void StreamHead()
    {
        _response.StatusCode = StatusCodes.Status200OK;
        _response.ContentType = call.Protocol.AsArray
            ? "application/json; charset=utf-8"
            : "text/event-stream; charset=utf-8";
        _response.Headers.CacheControl = "no-cache";
        _response.Headers["X-Accel-Buffering"] = "no";
    }
}
