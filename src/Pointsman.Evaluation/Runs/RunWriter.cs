using System.Buffers;

namespace Pointsman.Evaluation;

/// <summary>
/// Writes a run's file, whole lines in their order: what a line says is known to the operating system when
/// <see cref="Write"/> returns, and outlives whatever ends the program. After a line that could not be written nothing
/// more is, so that nothing stands behind half a line.
/// </summary>
internal sealed class RunWriter : IDisposable
{
    private const int MostWaitingBytes = 64 * 1024;

    private readonly string _path;
    private readonly Stream _file;
    private readonly ArrayBufferWriter<byte> _waiting = new();
    private readonly Lock _gate = new();
    private FaultsException? _broken;

    private RunWriter(string path, Stream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Begins a file; it must not be there yet.</summary>
    /// <exception cref="FaultsException">It is, or cannot be written.</exception>
    public static RunWriter Create(string path, Func<string, FileMode, Stream>? open = null) =>
        new(path, Opened(path, FileMode.CreateNew, open ?? OpenFile));

    /// <summary>Goes on behind what is there, up to <paramref name="length"/>: a line that was cut off is dropped.
    /// </summary>
    /// <exception cref="FaultsException">It cannot be written.</exception>
    public static RunWriter Continue(string path, long length, Func<string, FileMode, Stream> open)
    {
        Stream file = Opened(path, FileMode.Open, open);
        file.SetLength(length);
        file.Seek(0, SeekOrigin.End);
        return new RunWriter(path, file);
    }

    private static Stream Opened(string path, FileMode mode, Func<string, FileMode, Stream> open)
    {
        try
        {
            return open(path, mode);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw RunFile.Unwritable(path, broken);
        }
    }

    /// <summary>Opens a file so that nothing waits in the program.</summary>
    public static FileStream OpenFile(string path, FileMode mode) =>
        new(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 1);

    /// <summary>Writes a line, and before it those that wait.</summary>
    /// <exception cref="FaultsException">The disk is full, or the file cannot be written for another reason.
    /// </exception>
    public void Write(ReadOnlyMemory<byte> line)
    {
        lock (_gate)
        {
            if (_waiting.WrittenCount == 0)
            {
                Send(line.Span);
                return;
            }

            _waiting.Write(line.Span);
            SendWaiting();
        }
    }

    /// <summary>
    /// Takes a line that goes out with the next one: for what can be had again without a cost when it is lost.
    /// </summary>
    public void WriteLater(ReadOnlyMemory<byte> line)
    {
        lock (_gate)
        {
            _waiting.Write(line.Span);
            if (_waiting.WrittenCount >= MostWaitingBytes)
            {
                SendWaiting();
            }
        }
    }

    /// <summary>Writes the lines that wait, so that whoever reads the file now finds all of them.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            SendWaiting();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            try
            {
                if (_broken is null)
                {
                    SendWaiting();
                }
            }
            finally
            {
                _file.Dispose();
            }
        }
    }

    private void SendWaiting()
    {
        if (_waiting.WrittenCount > 0)
        {
            Send(_waiting.WrittenSpan);
            _waiting.ResetWrittenCount();
        }
    }

    private void Send(ReadOnlySpan<byte> lines)
    {
        if (_broken is not null)
        {
            throw _broken;
        }

        try
        {
            _file.Write(lines);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _broken = RunFile.Refused(_path, $"the file cannot be written ({FileTrouble.Why(broken)})",
                "make room and run the same again: it goes on with what is there");
            throw _broken;
        }
    }
}
