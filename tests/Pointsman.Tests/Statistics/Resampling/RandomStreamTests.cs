using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class RandomStreamTests
{
    // The authors' C program (prng.di.unimi.it) started at 1, 2, 3, 4; also in the tests of Rust's rand_xoshiro.
    [Fact]
    public void It_is_xoshiro256_plus_plus()
    {
        var stream = new RandomStream(1, 2, 3, 4);
        Assert.Equal(
            [
                41943041UL, 58720359UL, 3588806011781223UL, 3591011842654386UL, 9228616714210784205UL,
                9973669472204895162UL, 14011001112246962877UL, 12406186145184390807UL, 15849039046786891736UL,
                10450023813501588000UL,
            ],
            Enumerable.Range(0, 10).Select(_ => stream.Next()));
    }

    // SplitMix64 from seed 1234567, as Rosetta Code gives it.
    [Fact]
    public void Its_state_is_filled_by_SplitMix64()
    {
        ulong state = 1234567;
        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL],
            Enumerable.Range(0, 4).Select(_ => RandomStream.Mixed(ref state)).ToArray());
    }

    [Fact]
    public void Every_place_below_a_bound_is_drawn_about_equally_often()
    {
        var stream = new RandomStream(7);
        long[] counts = new long[13];
        for (int i = 0; i < 130_000; i++)
        {
            counts[stream.Below(13)]++;
        }

        Assert.True(GoodnessOfFit.ChiSquared(counts).PValue > 0.001);
    }
}
