using System.Text;
using Xunit;

namespace Pointsman.Server.Tests.Keys;

public sealed class AdminTokenTests : IDisposable
{
    private readonly KeyFile _file = new();

    public void Dispose() => _file.Dispose();

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text!);

    [Fact]
    public void It_is_made_and_shown_at_the_first_start_only()
    {
        var first = new AdminToken(_file.Connect);
        string? shown = first.LoadOrMint(Some.Noon);
        Assert.Matches("^pm_admin_[A-Za-z0-9_-]{43}$", shown);
        Assert.True(first.Check(Bytes(shown)));
        var second = new AdminToken(_file.Connect);
        Assert.Null(second.LoadOrMint(Some.Noon));
        Assert.True(second.Check(Bytes(shown)));
    }

    [Fact]
    public void Rotating_ends_the_one_before_at_once()
    {
        var token = new AdminToken(_file.Connect);
        string? old = token.LoadOrMint(Some.Noon);
        string rotated = token.Rotate(Some.Noon);
        Assert.False(token.Check(Bytes(old)));
        Assert.True(token.Check(Bytes(rotated)));
        var restarted = new AdminToken(_file.Connect);
        restarted.LoadOrMint(Some.Noon);
        Assert.True(restarted.Check(Bytes(rotated)));
    }

    [Fact]
    public void Nothing_else_passes()
    {
        var token = new AdminToken(_file.Connect);
        Assert.False(token.Check(Bytes("anything")));
        string? shown = token.LoadOrMint(Some.Noon);
        Assert.False(token.Check([]));
        Assert.False(token.Check(Bytes(shown![..^1])));
        Assert.False(token.Check(Bytes(shown + " ")));
        Assert.False(token.Check(new byte[10_000]));
    }
}
