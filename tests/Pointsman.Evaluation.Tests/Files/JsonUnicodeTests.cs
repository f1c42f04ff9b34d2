using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Files;

public sealed class JsonUnicodeTests
{
    private static readonly byte[][] Pieces =
    [
        [.. "a"u8], [.. "\u00e4"u8], [.. "\U0001F600"u8], [.. "\\n"u8], [.. "\\\\"u8], [.. "\\\""u8], [.. "\\u00e4"u8],
        [.. "\\ud83d"u8], [.. "\\uDE00"u8], [.. "\\ud83d\\ude00"u8], [0xFF], [0xC3], [0xF0, 0x9F], [.. "ud83d"u8],
    ];

    [Fact]
    public void Whatever_stands_in_a_text_can_be_read_afterwards_and_what_is_sound_stays() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements(Pieces))
            .Select(parts => (byte[])[(byte)'"', .. parts.SelectMany(part => part), (byte)'"']).ToArbitrary(),
        json =>
        {
            ReadOnlyMemory<byte> repaired = JsonUnicode.Repaired(json);
            using var read = JsonDocument.Parse(repaired);
            string text = read.RootElement.GetString()!;
            return JsonUnicode.IsSound(repaired.Span) && Encoding.UTF8.GetString(repaired.Span).Length > 1
                && (!JsonUnicode.IsSound(json) || (repaired.Equals(new ReadOnlyMemory<byte>(json))
                    && text == JsonSerializer.Deserialize<string>(json)));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"\\ud83d\\ude00\"", true)]
    [InlineData("\"\\ud83d\"", false)]
    [InlineData("\"\\ude00\\ud83d\"", false)]
    [InlineData("\"\\\\ud83d\"", true)]
    public void Halves_of_pairs_are_told_from_pairs_and_from_words(string json, bool sound) =>
        Assert.Equal(sound, JsonUnicode.IsSound(Encoding.UTF8.GetBytes(json)));
}
