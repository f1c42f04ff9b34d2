using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Pointsman.Faults;

/// <summary>Reads requests from the bytes of a connection.</summary>
internal sealed class RequestReader(PipeReader pipe, MockOptions options)
{
    /// <summary>The next request, a fault, or the end of the connection.</summary>
    /// <param name="sayContinue">Called when the client waits for leave to send its body.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async ValueTask<Received> ReadAsync(Func<ValueTask> sayContinue, CancellationToken cancel)
    {
        (byte[]? bytes, string? fault) = await UntilAsync("\r\n\r\n"u8.ToArray(), options.MaxHeadBytes, cancel);
        if (bytes is null)
        {
            return fault is null ? Received.End : Received.Bad(fault);
        }

        (RequestHead? head, fault) = RequestHead.Read(bytes);
        if (head is null)
        {
            return Received.Bad(fault!);
        }

        if (head.Length > options.MaxBodyBytes)
        {
            return Received.Bad($"the body has {head.Length} bytes; up to {options.MaxBodyBytes} are taken");
        }

        if (head.AwaitsContinue)
        {
            await sayContinue();
        }

        (byte[]? body, fault) = head.Chunked ? await ChunksAsync(cancel) : await ExactlyAsync(head.Length, cancel);
        return body is null
            ? Received.Bad(fault ?? "the client left in the middle of its body")
            : new Received { Request = head.Request with { Body = body } };
    }

    private async ValueTask<(byte[]? Bytes, string? Fault)> ChunksAsync(CancellationToken cancel)
    {
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            (byte[]? line, string? fault) = await UntilAsync("\r\n"u8.ToArray(), options.MaxHeadBytes, cancel);
            if (line is null)
            {
                return (null, fault);
            }

            string size = Encoding.Latin1.GetString(line).Split(';')[0];
            if (!long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long length)
                || length < 0)
            {
                return (null, $"the size of a chunk is no number: {size}");
            }

            if (length == 0)
            {
                return await SkipTrailersAsync(cancel) is { } bad ? (null, bad) : (body.WrittenSpan.ToArray(), null);
            }

            if (body.WrittenCount + length > options.MaxBodyBytes)
            {
                return (null, $"the body has more than {options.MaxBodyBytes} bytes");
            }

            (byte[]? chunk, fault) = await ExactlyAsync(length, cancel);
            (byte[]? end, _) = await ExactlyAsync(2, cancel);
            if (chunk is null || end is null || !end.AsSpan().SequenceEqual("\r\n"u8))
            {
                return (null, fault ?? "a chunk has not the size that it says");
            }

            body.Write(chunk);
        }
    }

    private async ValueTask<string?> SkipTrailersAsync(CancellationToken cancel)
    {
        while (true)
        {
            (byte[]? line, string? fault) = await UntilAsync("\r\n"u8.ToArray(), options.MaxHeadBytes, cancel);
            if (line is null || line.Length == 0)
            {
                return line is null ? fault ?? "the client left before the end of its chunks" : null;
            }
        }
    }

    private async ValueTask<(byte[]? Bytes, string? Fault)> ExactlyAsync(long count, CancellationToken cancel)
    {
        if (count == 0)
        {
            return ([], null);
        }

        while (true)
        {
            ReadResult read = await pipe.ReadAsync(cancel);
            if (read.Buffer.Length >= count)
            {
                byte[] bytes = read.Buffer.Slice(0, count).ToArray();
                pipe.AdvanceTo(read.Buffer.GetPosition(count));
                return (bytes, null);
            }

            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return (null, null);
            }
        }
    }

    // The bytes before a mark, the mark taken off. Null without a fault is an end between two requests.
    private async ValueTask<(byte[]? Bytes, string? Fault)> UntilAsync(byte[] mark, int limit, CancellationToken cancel)
    {
        while (true)
        {
            ReadResult read = await pipe.ReadAsync(cancel);
            if (Before(read.Buffer, mark) is { } found)
            {
                byte[] bytes = found.ToArray();
                pipe.AdvanceTo(read.Buffer.GetPosition(found.Length + mark.Length));
                return (bytes, null);
            }

            long waiting = read.Buffer.Length;
            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (waiting > limit)
            {
                return (null, $"more than {limit} bytes came without an end of line or head");
            }

            if (read.IsCompleted)
            {
                return (null, waiting == 0 ? null : "the client left in the middle of a head");
            }
        }
    }

    private static ReadOnlySequence<byte>? Before(ReadOnlySequence<byte> buffer, ReadOnlySpan<byte> mark)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> before, mark) ? before : null;
    }
}
