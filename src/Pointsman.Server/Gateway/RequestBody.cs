using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>The body of a request, whole, in an array of the pool.</summary>
internal sealed class RequestBody : IDisposable
{
    private byte[] _array = [];
    private int _length;

    public ReadOnlyMemory<byte> Memory => _array.AsMemory(0, _length);

    public ReadOnlySpan<byte> Span => _array.AsSpan(0, _length);

    /// <summary>Reads all of it; an error when it is larger than allowed.</summary>
    public async ValueTask<WireError?> ReadAsync(HttpRequest request, long most, CancellationToken cancel)
    {
        if (request.ContentLength > most)
        {
            return TooLarge(most);
        }

        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancel);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                return TooLarge(most);
            }

            if (read.IsCompleted)
            {
                Take(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            // What has come stays in the pipe until all is there, so it is copied once.
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose()
    {
        byte[] array = _array;
        _array = [];
        _length = 0;
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private void Take(in ReadOnlySequence<byte> body)
    {
        _length = (int)body.Length;
        _array = ArrayPool<byte>.Shared.Rent(Math.Max(1, _length));
        body.CopyTo(_array);
    }

    private static WireError TooLarge(long most) => new(413, "request_too_large",
        $"the body is larger than {most} bytes; send a smaller one, or raise limits.requestBytes");
}
