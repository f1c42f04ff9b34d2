using System.Text;
using Xunit;

namespace Pointsman.Server.Tests.Keys;

public sealed class KeyRingTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(KeySecret.Mint("pm_"));

    private static KeyRing With(Key key)
    {
        var ring = new KeyRing();
        ring.Replace([new StoredKey(key, KeyHash.Of(Secret))]);
        return ring;
    }

    [Fact]
    public void A_key_is_found_by_its_secret()
    {
        Key key = Some.Key(KeyLimits.None);
        KeyFound found = With(key).Find(Secret, Some.Noon);
        Assert.True(found.Good);
        Assert.Same(key, found.Key);
    }

    [Fact]
    public void No_key_an_unknown_key_and_an_endless_key_are_told_apart_from_good_ones()
    {
        KeyRing ring = With(Some.Key(KeyLimits.None));
        Assert.Equal(KeyRefusal.Missing, ring.Find([], Some.Noon).Refusal);
        Assert.Equal(KeyRefusal.Unknown, ring.Find(Secret.AsSpan(0, 40), Some.Noon).Refusal);
        Assert.Equal(KeyRefusal.Unknown, ring.Find(new byte[100_000], Some.Noon).Refusal);
    }

    [Fact]
    public void A_key_ends_at_the_moment_of_its_expiry()
    {
        KeyRing ring = With(Some.Key(KeyLimits.None) with { Expires = Some.Noon });
        Assert.True(ring.Find(Secret, Some.Noon.AddTicks(-1)).Good);
        KeyFound found = ring.Find(Secret, Some.Noon);
        Assert.Equal(KeyRefusal.Expired, found.Refusal);
        Assert.Equal("key 'ci' (pm_abcde…) expired on 2026-11-20; ask for another one", found.Message);
        Assert.False(ring.HasGood(Some.Noon));
        Assert.True(ring.HasGood(Some.Noon.AddDays(-1)));
    }

    [Fact]
    public void A_key_that_is_put_in_does_not_push_others_out()
    {
        KeyRing ring = With(Some.Key(KeyLimits.None));
        ring.Put(new StoredKey(Some.Key(KeyLimits.None, 2), KeyHash.Of([1])));
        Assert.True(ring.Find(Secret, Some.Noon).Good);
        Assert.Equal(2, ring.Find([1], Some.Noon).Key?.Id);
    }

    [Fact]
    public void Finding_a_key_allocates_nothing()
    {
        KeyRing ring = With(Some.Key(KeyLimits.None));
        bool good = true;
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                good &= ring.Find(Secret, Some.Noon).Good;
            }
        }));
        Assert.True(good);
    }

    [Theory]
    [InlineData("support", true)]
    [InlineData("Support", false)]
    [InlineData("support2", false)]
    [InlineData("auto", true)]
    [InlineData("auto-cheap", true)]
    [InlineData("aut", false)]
    [InlineData("", false)]
    public void Names_are_allowed_whole_or_by_how_they_begin(string name, bool allowed)
    {
        var patterns = new NamePatterns(["support", "auto*"]);
        Assert.Equal(allowed, patterns.Allow(name));
        Assert.True(NamePatterns.All.Allow(name));
        Assert.True(new NamePatterns(["*"]).Allow(name));
    }
}
