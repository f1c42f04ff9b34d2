using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Gateway.Answers;

public sealed class HeaderTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("rule: tokens > 1000", "rule: tokens > 1000")]
    [InlineData("größe", "gr??e")]
    [InlineData("a\r\nSet-Cookie: x", "a??Set-Cookie: x")]
    [InlineData("\0\u007f€", "???")]
    public void What_a_header_may_not_carry_becomes_a_question_mark(string text, string wanted) =>
        Assert.Equal(wanted, HeaderText.Of(text));

    [Fact]
    public void Any_text_becomes_visible_and_short() => Prop.ForAll<NonNull<string>>(text =>
    {
        string of = HeaderText.Of(text.Get + new string('x', text.Get.Length * 20));
        Assert.InRange(of.Length, 0, 200);
        Assert.All(of, letter => Assert.InRange(letter, ' ', '~'));
    }).Check(Config.QuickThrowOnFailure);
}
