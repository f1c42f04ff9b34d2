using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pointsman;

/// <summary>
/// The places of a <see cref="WordTable"/> at hand. They are within their arrays by how they are reckoned, so none is
/// checked again.
/// </summary>
internal readonly ref struct WordFinder
{
    private readonly ref ushort _shifts;
    private readonly ref ushort _places;
    private readonly ref WordEntry _entries;
    private readonly ulong _multiplier;

    public WordFinder(ushort[] shifts, ushort[] places, WordEntry[] entries, ulong multiplier)
    {
        _shifts = ref MemoryMarshal.GetArrayDataReference(shifts);
        _places = ref MemoryMarshal.GetArrayDataReference(places);
        _entries = ref MemoryMarshal.GetArrayDataReference(entries);
        _multiplier = multiplier;
    }

    /// <summary>The only entry that may have this number; whether it has it is for the caller to see.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly WordEntry At(ulong key)
    {
        ulong spread = key * _multiplier;
        int shift = Unsafe.Add(ref _shifts, (nint)(spread >> (64 - WordTable.BucketBits)));
        nint place = (nint)(((uint)(spread >> 32) + (uint)shift) & ((1 << WordTable.PlaceBits) - 1));
        return ref Unsafe.Add(ref _entries, (nint)Unsafe.Add(ref _places, place));
    }
}
