namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>A file on a disk that is full after so many bytes: the line that crosses the end is half written.</summary>
internal sealed class BrokenDisk(FileStream file, long room) : Stream
{
    private long _left = room;

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => file.Position = value; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int fits = (int)Math.Min(_left, buffer.Length);
        file.Write(buffer[..fits]);
        _left -= fits;
        if (fits < buffer.Length)
        {
            throw new IOException("No space left on device");
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => file.SetLength(value);

    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        base.Dispose(disposing);
    }
}
