using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests;

public sealed class DecisionIdTests
{
    private static readonly DecisionId Some = new(1_780_000_000_000L << 21, 0xFEDC_BA98_7654_3210);

    [Fact]
    public void Its_text_is_read_back() => Check.QuickThrowOnFailure(Prop.ForAll<long, long>((number, secret) =>
    {
        var id = new DecisionId(number & long.MaxValue, unchecked((ulong)secret));
        return DecisionId.TryParse(id.ToString(), out DecisionId read) && read == id;
    }));

    [Fact]
    public void The_largest_is_read_back()
    {
        var id = new DecisionId(long.MaxValue, ulong.MaxValue);
        Assert.True(DecisionId.TryParse(id.ToString(), out DecisionId read));
        Assert.Equal(id, read);
    }

    [Fact]
    public void Its_bytes_are_those_of_its_text()
    {
        byte[] bytes = new byte[DecisionId.TextLength];
        Assert.True(Some.TryFormat(bytes, out int written));
        Assert.Equal(Some.ToString(), Encoding.ASCII.GetString(bytes, 0, written));
        Assert.Equal($"{Some}", Some.ToString());
    }

    [Fact]
    public void It_is_not_written_where_it_does_not_fit()
    {
        Assert.False(Some.TryFormat(new byte[DecisionId.TextLength - 1], out int bytes));
        Assert.False(Some.TryFormat(new char[DecisionId.TextLength - 1], out int chars));
        Assert.Equal((0, 0), (bytes, chars));
    }

    [Fact]
    public void Texts_sort_by_time()
    {
        string early = new DecisionId(Some.Number, ulong.MaxValue).ToString();
        string late = new DecisionId(Some.Number + 1, 0).ToString();
        Assert.True(string.CompareOrdinal(early, late) < 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dec_")]
    [InlineData("dec_00000000000000000000000000x")]
    [InlineData("dec_0000000000000000000000000")]
    [InlineData("DEC_00000000000000000000000000")]
    [InlineData("dec_0000000000000000000000000o")]
    [InlineData("dec_0000000000000000000000000A")]
    [InlineData("dec_40000000000000000000000000")]
    [InlineData("dec_zzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Another_text_is_no_id(string text) => Assert.False(DecisionId.TryParse(text, out _));
}
