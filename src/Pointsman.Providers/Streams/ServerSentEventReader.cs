using System.Buffers;

namespace Pointsman.Providers;

/// <summary>
/// Cuts a stream of bytes into server-sent events by the standard: lines end in LF, CRLF or CR, a blank line ends an
/// event, a colon at the start makes a comment, one space behind a field's colon is no part of it. Bytes may arrive cut
/// anywhere. The caller reads into <see cref="Free"/>, says how much with <see cref="Advance"/>, and takes events
/// until there is none. An event in the usual form, one line of data, is handed out without being copied.
/// </summary>
public sealed class ServerSentEventReader : IDisposable
{
    /// <summary>Bytes asked of the pool at first; a longer event makes the buffer grow.</summary>
    private const int FirstBytes = 4096;

    private readonly int _mostEventBytes;
    private byte[] _buffer;
    private int _start;
    private int _end;
    private int _scanned;
    private bool _begun;
    private byte[] _joined = [];

    /// <summary>Reads a stream whose events are at most so long.</summary>
    public ServerSentEventReader(int mostEventBytes = 16 * 1024 * 1024)
    {
        _mostEventBytes = mostEventBytes;
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    }

    /// <summary>Whether an event is longer than allowed; nothing more can be read then.</summary>
    public bool IsOverlong { get; private set; }

    /// <summary>Whether bytes are left that end in no blank line.</summary>
    public bool HasRest => _start < _end;

    /// <summary>
    /// Where the next bytes of the stream go, once there is nothing more to take; never empty. What is held is an
    /// event that is not complete and not too long, so the buffer stays within the limit as the pool rounds it up.
    /// </summary>
    public Memory<byte> Free()
    {
        if (_start == _end)
        {
            _start = _end = _scanned = 0;
        }

        if (_end == _buffer.Length || (_start > 0 && _buffer.Length - _end < FirstBytes / 4))
        {
            MakeRoom();
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>
    /// Gives the buffer back as long as nothing is in it; the next <see cref="Free"/> takes another one. For streams
    /// that are silent for a while.
    /// </summary>
    public void Rest()
    {
        if (_start == _end && _buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _start = _end = _scanned = 0;
        }
    }

    /// <summary>So many bytes were put into <see cref="Free"/>.</summary>
    public void Advance(int bytes) => _end += bytes;

    /// <summary>The next complete event; false when more bytes are needed.</summary>
    public bool TryRead(out ServerSentEvent next)
    {
        SkipByteOrderMark();
        SkipBlankLines();
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
        int end = IsOverlong ? -1 : EndOfEvent(rest);
        IsOverlong |= end > _mostEventBytes || (end < 0 && rest.Length >= _mostEventBytes);
        if (end < 0 || IsOverlong)
        {
            next = default;
            return false;
        }

        next = Take(end, whole: true);
        return true;
    }

    /// <summary>What is left when the stream ends without a blank line; false when nothing is.</summary>
    public bool TryReadRest(out ServerSentEvent next)
    {
        SkipByteOrderMark();
        SkipBlankLines();
        if (_start == _end || IsOverlong)
        {
            next = default;
            return false;
        }

        next = Take(_end - _start, whole: false);
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _start = _end = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void MakeRoom()
    {
        int length = _end - _start;
        if (_buffer.Length == 0)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
            return;
        }

        if (_start > 0 && length <= _buffer.Length / 2)
        {
            _buffer.AsSpan(_start, length).CopyTo(_buffer);
        }
        else
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(_start, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        _scanned -= _start;
        (_start, _end) = (0, length);
    }

    // One may stand before the first event, and is no part of its first line.
    private void SkipByteOrderMark()
    {
        if (_begun)
        {
            return;
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> first = _buffer.AsSpan(_start, _end - _start);
        if (first.Length < mark.Length && mark.StartsWith(first))
        {
            return;
        }

        _begun = true;
        _start += first.StartsWith(mark) ? mark.Length : 0;
    }

    private void SkipBlankLines()
    {
        while (_start < _end && _buffer[_start] is (byte)'\n' or (byte)'\r')
        {
            _start++;
        }

        _scanned = Math.Max(_scanned, _start);
    }

    // The length of the event at the start of the bytes, its blank line included; -1 when it is not all there.
    private int EndOfEvent(ReadOnlySpan<byte> rest)
    {
        int at = _scanned - _start;
        while (true)
        {
            int found = rest[at..].IndexOfAny((byte)'\n', (byte)'\r');
            if (found < 0)
            {
                // What was looked at need not be looked at again.
                _scanned = _end;
                return -1;
            }

            int line = at + found;
            int next = line + 1;
            if (rest[line] == '\r')
            {
                if (next == rest.Length)
                {
                    // A line feed may follow, which belongs to it.
                    _scanned = _start + line;
                    return -1;
                }

                next += rest[next] == '\n' ? 1 : 0;
            }

            if (next == rest.Length)
            {
                _scanned = _start + line;
                return -1;
            }

            if (rest[next] is (byte)'\n' or (byte)'\r')
            {
                bool crlf = rest[next] == '\r' && next + 1 < rest.Length && rest[next + 1] == '\n';
                return next + (crlf ? 2 : 1);
            }

            at = next;
        }
    }

    private ServerSentEvent Take(int length, bool whole)
    {
        ReadOnlyMemory<byte> raw = _buffer.AsMemory(_start, length);
        _start += length;
        _scanned = _start;
        ReadOnlySpan<byte> bytes = raw.Span;
        if (bytes.StartsWith("data:"u8))
        {
            // The usual form: a single line.
            int line = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            int end = line < 0 ? length : line;
            if (bytes[end..].IndexOfAnyExcept((byte)'\n', (byte)'\r') < 0)
            {
                int from = Value(bytes, 5);
                return new ServerSentEvent(raw, raw[Math.Min(from, end)..end], default, whole);
            }
        }

        return TakeLines(raw, whole);
    }

    private ServerSentEvent TakeLines(ReadOnlyMemory<byte> raw, bool whole)
    {
        ReadOnlySpan<byte> bytes = raw.Span, name = default;
        ReadOnlyMemory<byte> data = default;
        int lines = 0, joined = 0, at = 0;
        while (at < bytes.Length)
        {
            int found = bytes[at..].IndexOfAny((byte)'\n', (byte)'\r');
            int end = found < 0 ? bytes.Length : at + found;
            ReadOnlySpan<byte> line = bytes[at..end];
            if (line.StartsWith("data"u8) && (line.Length == 4 || line[4] == ':'))
            {
                ReadOnlyMemory<byte> value = line.Length == 4 ? default : raw[Value(bytes, at + 5, end)..end];
                joined = lines switch
                {
                    0 => 0,
                    1 => Join(Begin(data.Span, bytes.Length), value.Span),
                    _ => Join(joined, value.Span),
                };
                data = lines == 0 ? value : data;
                lines++;
            }
            else if (line.StartsWith("event"u8) && (line.Length == 5 || line[5] == ':'))
            {
                name = line.Length == 5 ? default : bytes[Value(bytes, at + 6, end)..end];
            }

            at = end + 1;
            at += at < bytes.Length && bytes[end] == '\r' && bytes[at] == '\n' ? 1 : 0;
        }

        return new ServerSentEvent(raw, lines > 1 ? _joined.AsMemory(0, joined) : data, name, whole);
    }

    // Where the value of a field begins: one space behind the colon is no part of it.
    private static int Value(ReadOnlySpan<byte> bytes, int at, int end = int.MaxValue) =>
        at < Math.Min(end, bytes.Length) && bytes[at] == ' ' ? at + 1 : at;

    // All lines together are shorter than the event that they stand in.
    private int Begin(ReadOnlySpan<byte> first, int most)
    {
        if (_joined.Length < most)
        {
            _joined = new byte[most];
        }

        first.CopyTo(_joined);
        return first.Length;
    }

    private int Join(int length, ReadOnlySpan<byte> line)
    {
        _joined[length++] = (byte)'\n';
        line.CopyTo(_joined.AsSpan(length));
        return length + line.Length;
    }
}
