namespace Pointsman.Server;

/// <summary>
/// The numbers that are free, as a stack that any thread takes from and gives to without a lock. The last one given
/// is the first one taken, so that little work touches little memory.
/// </summary>
/// <remarks>
/// One 64-bit word holds the top, how many are free, and a tag that changes with each exchange: a thread that was
/// held up between reading the top and replacing it would otherwise not notice that the same top came back.
/// </remarks>
internal sealed class FreeList
{
    /// <summary>How many numbers there can be.</summary>
    public const int Most = (1 << Bits) - 1;

    private const int Bits = 20;
    private const long Mask = (1L << Bits) - 1;

    // For each number the one below it in the stack; numbers are kept plus one, so that 0 ends the stack.
    private readonly int[] _below;
    private long _head;

    public FreeList(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        _below = new int[count];
        for (int i = 0; i < count - 1; i++)
        {
            _below[i] = i + 2;
        }

        _head = Head(0, count, count == 0 ? 0 : 1);
    }

    /// <summary>How many are free.</summary>
    public int Free => (int)((Volatile.Read(ref _head) >> Bits) & Mask);

    /// <summary>Takes one; false when none is free.</summary>
    public bool TryTake(out int number)
    {
        long seen = Volatile.Read(ref _head);
        while (true)
        {
            int top = (int)(seen & Mask);
            number = top - 1;
            if (top == 0)
            {
                return false;
            }

            long next = Head(Tag(seen) + 1, ((seen >> Bits) & Mask) - 1, Volatile.Read(ref _below[number]));
            long was = Interlocked.CompareExchange(ref _head, next, seen);
            if (was == seen)
            {
                return true;
            }

            seen = was;
        }
    }

    /// <summary>Gives several back in one exchange.</summary>
    public void Give(ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        for (int i = 0; i < numbers.Length - 1; i++)
        {
            Volatile.Write(ref _below[numbers[i]], numbers[i + 1] + 1);
        }

        long seen = Volatile.Read(ref _head);
        while (true)
        {
            Volatile.Write(ref _below[numbers[^1]], (int)(seen & Mask));
            long next = Head(Tag(seen) + 1, ((seen >> Bits) & Mask) + numbers.Length, numbers[0] + 1);
            long was = Interlocked.CompareExchange(ref _head, next, seen);
            if (was == seen)
            {
                return;
            }

            seen = was;
        }
    }

    private static long Head(long tag, long free, int top) => (tag << (2 * Bits)) | (free << Bits) | (uint)top;

    private static long Tag(long head) => head >> (2 * Bits);
}
