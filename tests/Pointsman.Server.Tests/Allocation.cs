namespace Pointsman.Server.Tests;

/// <summary>
/// What a piece of code allocates. When other threads collect garbage meanwhile, what is left of this thread's
/// allocation buffer, up to 8 KB, is counted as if it had been used; so the least of several rounds is the truth.
/// </summary>
internal static class Allocation
{
    private const int Rounds = 20;

    /// <summary>The bytes that the work allocates when it was done once before.</summary>
    public static long Of(Action work)
    {
        work();
        long least = long.MaxValue;
        for (int i = 0; i < Rounds && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
