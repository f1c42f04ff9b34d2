namespace Pointsman.Evaluation;

/// <summary>Reads a file line by line as bytes, and knows where each line ends.</summary>
internal sealed class LineReader(Stream file, int mostBytes) : IDisposable
{
    // Editors put it before the first line.
    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>How many bytes stand before the next line.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the line that was given last has its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The next line without its end, until the next call; null at the end of the file.</summary>
    /// <exception cref="IOException">A line is longer than allowed.</exception>
    public ReadOnlyMemory<byte>? Next()
    {
        int looked = 0;
        while (true)
        {
            int at = _buffer.AsSpan((_start + looked)..(_end)).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Take(looked + at, 1);
            }

            looked = _end - _start;
            MakeRoom();
            int read = file.Read(_buffer.AsSpan(_end));
            if (read == 0)
            {
                if (looked == 0)
                {
                    return null;
                }

                return Take(looked, 0);
            }

            _end += read;
        }
    }

    public void Dispose() => file.Dispose();

    private ReadOnlyMemory<byte> Take(int length, int ending)
    {
        ReadOnlyMemory<byte> line = _buffer.AsMemory(_start, length);
        if (Position == 0 && line.Span.StartsWith(Mark))
        {
            line = line[Mark.Length..];
        }

        _start += length + ending;
        Position += length + ending;
        IsWhole = ending > 0;
        return line;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        if (_start == 0)
        {
            if (_buffer.Length >= mostBytes)
            {
                throw new IOException($"a line is longer than {mostBytes} bytes");
            }

            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, mostBytes));
        }
        else
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
    }
}
