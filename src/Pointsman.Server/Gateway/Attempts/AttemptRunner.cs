using System.IO.Compression;
using System.Net;
using System.Runtime.CompilerServices;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Makes one attempt: sends, waits, carries the answer over, and says how it ended.</summary>
internal sealed class AttemptRunner(TimeProvider time, Wires wires, InternalErrors bugs)
{
    private const int MostErrorBytes = 64 * 1024;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RunAsync(
        Call call, Attempt attempt, AnswerLane lane, AnswerSink client, TimeSpan left)
    {
        using HttpRequestMessage? request = lane.MakeRequest(call, attempt, out WireError? error);
        if (request is null)
        {
            attempt.Outcome = AttemptOutcome.Inexpressible;
            attempt.Error = error;
            return;
        }

        TimeoutSettings waits = call.Snapshot.Settings.TimeoutsFor(
            call.Route!.Settings, attempt.Upstream.Link.Settings);
        attempt.Sent = time.GetTimestamp();
        using var timer = new AttemptTimer(time, waits.Headers, left, call.ClientGone);
        try
        {
            attempt.Outcome = await SendAsync(call, attempt, lane, client, request, timer, waits);
        }
        catch (Exception failure) when (Meaning(failure, attempt, timer) is { } outcome)
        {
            attempt.Outcome = outcome;
            attempt.Error ??= new WireError(502, "upstream_error", FinalErrors.Sentence(outcome));
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome> SendAsync(
        Call call, Attempt attempt, AnswerLane lane, AnswerSink client, HttpRequestMessage request,
        AttemptTimer timer, TimeoutSettings waits)
    {
        var sent = new ValueTask<HttpResponseMessage>(attempt.Upstream.Link.SendAsync(request, timer.Token));
        using HttpResponseMessage response = await client.WithHeartbeatAsync(sent, timer.Token);
        attempt.HeadersCame = time.GetTimestamp();
        attempt.Status = (int)response.StatusCode;
        await using Stream body = Decoded(await response.Content.ReadAsStreamAsync(timer.Token), response);
        if (attempt.Status is < 200 or > 299)
        {
            timer.Switch(AttemptOutcome.TimeoutIdle, waits.Idle);
            attempt.ErrorBody = await ReadErrorAsync(body, timer.Token);
            attempt.Error = wires.Provider(attempt.Upstream.Link.Wire).ReadError(attempt.Status, attempt.ErrorBody);
            attempt.RetryAfter = RetryAfter.Longer(
                RetryAfter.Of(response.Headers, time.GetUtcNow()), attempt.Error.RetryAfter);
            return AttemptOutcome.Status;
        }

        attempt.Scanner = call.Protocol.Operation == Operation.Chat
            ? AnswerScanner.For(Wire(call, attempt.Upstream.Link))
            : AnswerScanner.ForOthers();
        if (call.Stream)
        {
            return await StreamAsync(call, attempt, lane, client, response, body, timer, waits);
        }

        return await WholeAsync(call, attempt, lane, client, response, body, timer, waits.Idle);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome> StreamAsync(
        Call call, Attempt attempt, AnswerLane lane, AnswerSink client, HttpResponseMessage response, Stream body,
        AttemptTimer timer, TimeoutSettings waits)
    {
        if (response.Content.Headers.ContentType?.MediaType is { } type and not "text/event-stream")
        {
            attempt.Error = new WireError(502, "upstream_error", $"the stream is '{type}' and not events");
            return AttemptOutcome.BadAnswer;
        }

        TimeSpan held = call.Snapshot.Settings.Limits.HeldTime;
        timer.Switch(AttemptOutcome.TimeoutFirstToken, held < waits.FirstToken ? held : waits.FirstToken);
        using var relay = new StreamRelay(call, attempt, lane, client);
        AttemptOutcome outcome;
        try
        {
            outcome = await relay.RunAsync(body, response, timer, waits.Idle);
        }
        catch (Exception failure) when (Meaning(failure, attempt, timer) is { } meaning)
        {
            outcome = meaning;
            attempt.Error = new WireError(502, "upstream_error", FinalErrors.Sentence(meaning));
        }
        catch (Exception bug) when (call.HasBegun && attempt.Committed)
        {
            // The lane knows how to end what the client has; whoever catches it further up does not.
            attempt.Ended = time.GetTimestamp();
            using var end = new PooledBytes();
            lane.Fail(bugs.Note(call, bug), end);
            (call.HasEnded, call.HasBrokenOff) = (true, true);
            await client.SendAsync(end.Written, call.ClientGone);
            return AttemptOutcome.Fault;
        }

        if (attempt.Committed && outcome is not (AttemptOutcome.Ok or AttemptOutcome.ClientLeft))
        {
            attempt.Ended = time.GetTimestamp();
            await relay.BreakOffAsync(FinalErrors.BrokenOff(attempt, outcome));
        }

        return outcome;
    }

    // Stage 9: a success that is no answer is a failure, before the client has any of it.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome> WholeAsync(
        Call call, Attempt attempt, AnswerLane lane, AnswerSink client, HttpResponseMessage response, Stream body,
        AttemptTimer timer, TimeSpan idle)
    {
        int most = call.Snapshot.Settings.Limits.AnswerBytes;
        using var answer = new PooledBytes();
        int first = (int)Math.Clamp(response.Content.Headers.ContentLength ?? 4096, 1, 1 << 20);
        while (true)
        {
            int read = await ReadAsync(body, answer.GetMemory(first), timer, idle);
            if (read == 0)
            {
                break;
            }

            answer.Advance(read);
            timer.Touch();
            first = 1;
            if (answer.Count > most)
            {
                return AttemptOutcome.TooLarge;
            }
        }

        attempt.FirstCame = attempt.Ended = time.GetTimestamp();
        StreamEvents meaning = attempt.Scanner!.ReadAnswer(answer.Span);
        if ((meaning & StreamEvents.Error) != 0)
        {
            attempt.Error = attempt.Scanner.Error;
            return AttemptOutcome.InBandError;
        }

        using var output = new PooledBytes();
        if ((meaning & StreamEvents.Bad) != 0 || lane.Answer(answer.Written, output) is not null)
        {
            attempt.Error = new WireError(502, "upstream_error", "the answer is no answer of this protocol");
            return AttemptOutcome.BadAnswer;
        }

        attempt.Committed = true;
        AttemptAccount.Settle(call, attempt, complete: true);
        await client.SendWholeAsync(attempt, response, lane.ContentType, output.Written);
        return AttemptOutcome.Ok;
    }

    // A short answer is there with its headers; only a longer one is waited for.
    private static ValueTask<int> ReadAsync(Stream body, Memory<byte> room, AttemptTimer timer, TimeSpan idle)
    {
        ValueTask<int> reading = body.ReadAsync(room, timer.Token);
        if (!reading.IsCompleted)
        {
            timer.Expect(AttemptOutcome.TimeoutIdle, idle);
        }

        return reading;
    }

    private static WireFormat Wire(Call call, ProviderLink link) =>
        call.Part is null && link.Speaks(call.Protocol.Wire) ? call.Protocol.Wire : link.Wire;

    private static Stream Decoded(Stream body, HttpResponseMessage response)
    {
        string encoding = response.Content.Headers.ContentEncoding.Count == 0
            ? "" : response.Content.Headers.ContentEncoding.Last();
        return encoding.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(body, CompressionMode.Decompress),
            _ => body,
        };
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadErrorAsync(Stream body, CancellationToken cancel)
    {
        byte[] text = new byte[MostErrorBytes];
        int length = await body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancel);
        return text.AsMemory(0, length).ToArray();
    }

    // What an exception means for the attempt; null for those that are bugs.
    private static AttemptOutcome? Meaning(Exception failure, Attempt attempt, AttemptTimer timer) => failure switch
    {
        OperationCanceledException when timer.Rang is { } rang => rang,
        _ when timer.Rang is { } rang && failure is IOException or HttpRequestException => rang,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } => AttemptOutcome.Connect,
        OperationCanceledException => attempt.HeadersCame == 0 ? AttemptOutcome.Connect : AttemptOutcome.Cut,
        HttpRequestException or IOException or InvalidDataException => AttemptOutcome.Cut,
        _ => null,
    };
}
