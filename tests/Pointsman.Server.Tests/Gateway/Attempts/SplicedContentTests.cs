using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Gateway.Attempts;

public sealed class SplicedContentTests
{
    [Theory]
    [InlineData("""{"model":"a","x":1}""", 9, 3, "\"longer\"", 0, 0, "", """{"model":"longer","x":1}""")]
    [InlineData("""{"model":"a"}""", 1, 0, "\"o\":1,", 9, 3, "\"b\"", """{"o":1,"model":"b"}""")]
    [InlineData("""{"model":"a","o":{}}""", 9, 3, "\"b\"", 17, 2, "null", """{"model":"b","o":null}""")]
    [InlineData("abc", 0, 0, "", 0, 0, "", "abc")]
    [InlineData("abc", 0, 3, "", 0, 0, "", "")]
    [InlineData("abc", 3, 0, "d", 3, 0, "e", "abcde")]
    [InlineData("", 0, 0, "a", 0, 0, "", "a")]
    public async Task Some_bytes_are_replaced_and_all_others_are_the_clients_own(
        string body, int at, int length, string text, int at2, int length2, string text2, string wanted)
    {
        using SplicedContent content = Content(body, at, length, text, at2, length2, text2);
        Assert.Equal(Encoding.UTF8.GetByteCount(wanted), content.Headers.ContentLength);
        Assert.Equal(wanted, await content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Anywhere_it_is_as_long_as_it_says_and_reads_as_cut_and_pasted() =>
        Prop.ForAll(
            Gen.Choose(0, 50).ListOf(4).Select(some => some.Order().ToArray()).ToArbitrary(),
            Gen.Choose(0, 5).Two().ToArbitrary(),
            (at, longer) =>
            {
                string body = new([.. Enumerable.Range(0, 50).Select(i => (char)('0' + i))]);
                string one = new('x', longer.Item1), two = new('y', longer.Item2);
                string wanted = body[..at[0]] + one + body[at[1]..at[2]] + two + body[at[3]..];
                using SplicedContent content = Content(body, at[0], at[1] - at[0], one, at[2], at[3] - at[2], two);
                Assert.Equal(wanted, Read(content));
                Assert.Equal(wanted.Length, content.Headers.ContentLength);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static string Read(SplicedContent content) =>
        content.ReadAsStringAsync(CancellationToken.None).GetAwaiter().GetResult();

    private static SplicedContent Content(
        string body, int at, int length, string text, int at2, int length2, string text2) => new(
        Encoding.UTF8.GetBytes(body), new Splice(at, length, Encoding.UTF8.GetBytes(text)),
        new Splice(at2, length2, Encoding.UTF8.GetBytes(text2)));
}
