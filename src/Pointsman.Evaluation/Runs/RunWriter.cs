namespace Pointsman.Evaluation;

/// <summary>
/// Writes a run's file, a whole line at a time and each before the next begins: what a line says is known to the
/// operating system when the call returns, and outlives whatever ends the program.
/// </summary>
internal sealed class RunWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _gate = new();

    private RunWriter(FileStream file) => _file = file;

    /// <summary>Begins a file; it must not be there yet.</summary>
    public static RunWriter Create(string path) =>
        new(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1));

    /// <summary>Goes on behind what is there, up to <paramref name="length"/>: a line that was cut off is dropped.
    /// </summary>
    public static RunWriter Continue(string path, long length)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, 1);
        file.SetLength(length);
        file.Seek(0, SeekOrigin.End);
        return new RunWriter(file);
    }

    /// <summary>Writes a line.</summary>
    public void Write(ReadOnlyMemory<byte> line)
    {
        lock (_gate)
        {
            _file.Write(line.Span);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
