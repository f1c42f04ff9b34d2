using Xunit;

namespace Pointsman.Server.Tests.Gateway.Upstreams;

public sealed class UpstreamKeysTests
{
    private readonly UpstreamKeys _keys = new(["a", "b", "c"]);

    [Fact]
    public void Keys_are_used_in_turn()
    {
        string all = string.Concat(Enumerable.Range(0, 9).Select(_ => _keys.HeaderValue(_keys.Next(1))));
        Assert.Contains("abcabc", all, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_cools_is_left_out_until_its_time()
    {
        _keys.Cool(1, 500);
        Assert.Equal([0, 2], Used(499));
        Assert.Equal([0, 1, 2], Used(500));
    }

    [Fact]
    public void When_all_cool_there_is_none_and_the_first_to_be_free_is_told()
    {
        Assert.Equal(0, _keys.FreeAt);
        _keys.Cool(0, 700);
        _keys.Cool(1, 500);
        Assert.Equal(0, _keys.FreeAt);
        _keys.Cool(2, 900);
        Assert.Equal((-1, 500), (_keys.Next(499), _keys.FreeAt));
        Assert.Equal(1, _keys.Next(500));
    }

    [Fact]
    public void A_cooldown_is_never_shortened()
    {
        _keys.Cool(0, 900);
        _keys.Cool(0, 100);
        Assert.Equal([1, 2], Used(899));
    }

    [Fact]
    public void One_key_is_always_the_one_and_none_is_none()
    {
        var one = new UpstreamKeys(["a"]);
        Assert.Equal([0, 0, 0], Enumerable.Range(0, 3).Select(_ => one.Next(1)));
        var none = new UpstreamKeys([]);
        Assert.Equal((-1, 0, 0L), (none.Next(1), none.Count, none.FreeAt));
    }

    private IEnumerable<int> Used(long now) => Enumerable.Range(0, 12).Select(_ => _keys.Next(now)).Distinct().Order();
}
