using Xunit;

namespace Pointsman.Server.Tests;

public sealed class FreeListTests
{
    [Fact]
    public void Each_number_is_taken_once_and_then_none_is_left()
    {
        var list = new FreeList(3);
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(_ => Take(list)).Order());
        Assert.False(list.TryTake(out _));
        Assert.Equal(0, list.Free);
    }

    [Fact]
    public void What_was_given_back_is_taken_first()
    {
        var list = new FreeList(5);
        _ = Take(list);
        int given = Take(list);
        list.Give([given]);
        Assert.Equal(given, Take(list));
    }

    [Fact]
    public void Several_are_given_back_at_once()
    {
        var list = new FreeList(4);
        int[] taken = [.. Enumerable.Range(0, 4).Select(_ => Take(list))];
        list.Give(taken.AsSpan(1));
        list.Give([]);
        Assert.Equal(3, list.Free);
        Assert.Equal(taken[1..].Order(), Enumerable.Range(0, 3).Select(_ => Take(list)).Order());
    }

    [Fact]
    public void Threads_never_hold_the_same_number()
    {
        const int slots = 16;
        var list = new FreeList(slots);
        int[] holders = new int[slots];
        int clashes = 0;
        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                if (list.TryTake(out int number))
                {
                    if (Interlocked.Increment(ref holders[number]) != 1)
                    {
                        Interlocked.Increment(ref clashes);
                    }

                    Interlocked.Decrement(ref holders[number]);
                    list.Give([number]);
                }
            }
        });
        Assert.Equal(0, clashes);
        Assert.Equal(slots, list.Free);
    }

    private static int Take(FreeList list) => list.TryTake(out int number) ? number : -1;
}
