using System.Buffers;

namespace Pointsman;

/// <summary>
/// Memory that the runtime mapped and keeps for as long as the process lives, as it does with embedded resources.
/// </summary>
internal sealed unsafe class MappedMemory : MemoryManager<byte>
{
    private readonly byte* _start;
    private readonly int _length;

    public MappedMemory(UnmanagedMemoryStream stream)
    {
        _start = stream.PositionPointer;
        _length = checked((int)stream.Length);
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
