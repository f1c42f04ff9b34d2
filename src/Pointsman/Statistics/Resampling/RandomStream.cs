using System.Numerics;

namespace Pointsman;

/// <summary>
/// Numbers that look drawn and follow from a seed alone, the same on every machine and for good: xoshiro256++ of
/// D. Blackman and S. Vigna (2019), its state filled by SplitMix64, as they advise.
/// </summary>
internal sealed class RandomStream
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public RandomStream(ulong seed)
    {
        _a = Mixed(ref seed);
        _b = Mixed(ref seed);
        _c = Mixed(ref seed);
        _d = Mixed(ref seed);
    }

    internal RandomStream(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>64 bits.</summary>
    public ulong Next()
    {
        ulong next = BitOperations.RotateLeft(_a + _d, 23) + _a;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return next;
    }

    /// <summary>A whole number from 0 to one less than the bound; uneven by less than one in 2³³.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>The next number of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
    internal static ulong Mixed(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
