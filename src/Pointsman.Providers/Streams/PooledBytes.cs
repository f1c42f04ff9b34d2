using System.Buffers;

namespace Pointsman.Providers;

/// <summary>A buffer that grows as it is written to, on arrays of the pool. It can be emptied and used again.</summary>
public sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] _array = [];

    /// <summary>How many bytes are in it.</summary>
    public int Count { get; private set; }

    /// <summary>What is in it.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, Count);

    /// <summary>What is in it.</summary>
    public ReadOnlySpan<byte> Span => _array.AsSpan(0, Count);

    /// <inheritdoc />
    public void Advance(int count) => Count += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(1, sizeHint));
        return _array.AsMemory(Count);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(Math.Max(1, sizeHint));
        return _array.AsSpan(Count);
    }

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Ensure(bytes.Length);
        bytes.CopyTo(_array.AsSpan(Count));
        Count += bytes.Length;
    }

    /// <summary>Empties it; the array stays.</summary>
    public void Clear() => Count = 0;

    /// <summary>Empties it and gives the array back; it can still be written to.</summary>
    public void Dispose()
    {
        byte[] array = _array;
        _array = [];
        Count = 0;
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private void Ensure(int more)
    {
        if (_array.Length - Count >= more)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(2048, Math.Max(_array.Length * 2, checked(Count + more))));
        _array.AsSpan(0, Count).CopyTo(larger);
        if (_array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_array);
        }

        _array = larger;
    }
}
