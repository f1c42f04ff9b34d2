using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Files;

public sealed class JsonNumbersTests
{
    [Theory]
    [InlineData("[NaN,-Infinity, Infinity]", "[\"\" ,-1e999999, 1e999999]")]
    [InlineData("{\"NaN\":\"Infinity \\\" NaN\",\"a\":1}", "{\"NaN\":\"Infinity \\\" NaN\",\"a\":1}")]
    [InlineData("[Nay, null, true, -1]", "[\"\"!, null, true, -1]")]
    public void They_become_what_readers_take_and_texts_stay(string json, string mended) =>
        Assert.Equal(mended, Mended(json, json.Length));

    [Fact]
    public void It_does_not_matter_in_which_pieces_they_come() => Prop.ForAll(
        Gen.Choose(1, 20).ToArbitrary(),
        length => Mended("[\"a\\\"NaN\", NaN, -Infinity]", length) == Mended("[\"a\\\"NaN\", NaN, -Infinity]", 99))
        .QuickCheckThrowOnFailure();

    private static string Mended(string json, int length)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        var numbers = new JsonNumbers();
        for (int at = 0; at < bytes.Length; at += length)
        {
            numbers.Mend(bytes.AsSpan(at, Math.Min(length, bytes.Length - at)));
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
