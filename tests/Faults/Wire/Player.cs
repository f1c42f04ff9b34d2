using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Pointsman.Faults;

/// <summary>Sends a reply over a socket, step by step, and tells the log.</summary>
internal sealed class Player(Socket socket, TimeProvider time, AttemptLog log, Gate gate)
{
    // Steps without a pause between travel together up to this size.
    private const int BufferBytes = 64 << 10;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private int _events;

    /// <summary>Carries the plan out. Returns how it ended; a client that leaves ends it by
    /// <paramref name="left"/>.</summary>
    public async Task<Outcome> PlayAsync(Reply reply, LogEntry? entry, CancellationToken left)
    {
        _buffer.ResetWrittenCount();
        if (reply.HoldsHead)
        {
            await HoldAsync(entry, left);
        }

        await PauseAsync(reply.DelayMs, left);
        if (!reply.IsMute)
        {
            await HeadAsync(reply, entry, left);
            foreach (Step step in reply.Steps)
            {
                await StepAsync(step, reply.Framing, entry, left);
            }

            if (reply.Framing == Framing.Chunked && reply.Ending == Ending.Proper)
            {
                _buffer.Write("0\r\n\r\n"u8);
            }

            await FlushAsync(entry, left, last: reply.Ending == Ending.Proper);
        }

        if (reply.Ending == Ending.Silence)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, left);
        }

        return reply.Ending switch
        {
            Ending.Proper => Outcome.Completed,
            Ending.Reset => Outcome.Reset,
            _ => Outcome.Closed,
        };
    }

    private async ValueTask HeadAsync(Reply reply, LogEntry? entry, CancellationToken left)
    {
        var head = new StringBuilder(512);
        if (reply.EarlyHints)
        {
            head.Append("HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {Statuses.Reason(reply.Status)}\r\n");
        foreach ((string name, string value) in reply.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append(reply.Framing switch
        {
            Framing.Length => string.Create(CultureInfo.InvariantCulture, $"content-length: {reply.Length}\r\n\r\n"),
            Framing.Chunked => "transfer-encoding: chunked\r\n\r\n",
            _ => "connection: close\r\n\r\n",
        });
        byte[] bytes = Encoding.Latin1.GetBytes(head.ToString());
        Tell(entry, line => line with { Status = reply.Status });
        for (int i = 0; reply.DripsHead && i < bytes.Length - 1; i++)
        {
            _buffer.Write(bytes.AsSpan(i, 1));
            await FlushAsync(entry, left);
        }

        _buffer.Write(reply.DripsHead ? bytes.AsSpan(bytes.Length - 1) : bytes);
    }

    private async ValueTask StepAsync(Step step, Framing framing, LogEntry? entry, CancellationToken left)
    {
        if (step.Holds || step.PauseMs > 0 || step.Alone)
        {
            await FlushAsync(entry, left);
        }

        if (step.Holds)
        {
            await HoldAsync(entry, left);
        }

        await PauseAsync(step.PauseMs, left);
        Write(step, framing);
        _events += step.EndsEvent ? 1 : 0;
        if (step.Alone || _buffer.WrittenCount >= BufferBytes)
        {
            await FlushAsync(entry, left);
        }
    }

    private void Write(Step step, Framing framing)
    {
        if (framing != Framing.Chunked || step.Raw || step.Bytes.IsEmpty)
        {
            _buffer.Write(step.Bytes.Span);
            return;
        }

        Span<byte> size = _buffer.GetSpan(16);
        Utf8Formatter.TryFormat(step.Announced > 0 ? step.Announced : step.Bytes.Length, size, out int digits, 'x');
        _buffer.Advance(digits);
        _buffer.Write("\r\n"u8);
        _buffer.Write(step.Bytes.Span);
        _buffer.Write(step.Announced > 0 ? default : "\r\n"u8);
    }

    private async ValueTask FlushAsync(LogEntry? entry, CancellationToken left, bool last = false)
    {
        left.ThrowIfCancellationRequested();
        if (_buffer.WrittenCount == 0 && !last)
        {
            return;
        }

        // The line is written first, so that whoever has seen the bytes, the last ones too, finds them in the log.
        int events = _events, bytes = _buffer.WrittenCount;
        _events = 0;
        TimeSpan now = log.Now;
        Tell(entry, line => line with
        {
            FirstByte = line.FirstByte ?? now,
            BytesSent = line.BytesSent + bytes,
            EventsSent = line.EventsSent + events,
            Outcome = last ? Outcome.Completed : line.Outcome,
            Ended = last ? now : line.Ended,
        });
        ReadOnlyMemory<byte> rest = _buffer.WrittenMemory;
        while (!rest.IsEmpty)
        {
            rest = rest[await socket.SendAsync(rest, left)..];
        }

        _buffer.ResetWrittenCount();
    }

    private async ValueTask HoldAsync(LogEntry? entry, CancellationToken left)
    {
        Task released = gate.Entered();
        Tell(entry, line => line with { IsHeld = true });
        await released.WaitAsync(left);
        Tell(entry, line => line with { IsHeld = false });
    }

    private async ValueTask PauseAsync(int milliseconds, CancellationToken left)
    {
        if (milliseconds > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), time, left);
        }
    }

    private void Tell(LogEntry? entry, Func<Attempt, Attempt> change)
    {
        if (entry is not null)
        {
            log.Change(entry, change);
        }
    }
}
