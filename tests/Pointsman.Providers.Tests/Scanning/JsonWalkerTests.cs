using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>The walker sees what the framework's reader sees, token by token, and refuses what it refuses.</summary>
public sealed class JsonWalkerTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"model\"", "\"q\\\"u\\\\o\\u00e9te\"", "\"\\ud83d\\ude00\"", "\"é😀\"", "0", "-0",
        "12.5", "1e5", "1E+5", "-3.25e-7", "true", "false", "null", " ", "\n", "\t", "\r\n", "01", "1.", ".5", "1e", "+1",
        "tru", "nulls", "\"open", "\"bad\\x\"", "\"ctl\u0001\"", "\"\\u12g4\"", "\\", "'a'", "/**/", "NaN", "",
    ];

    [Fact]
    public void It_agrees_with_the_reader_on_rows_of_pieces() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(),
        numbers => Agree(string.Concat(numbers.Select(number => Pieces[(int)((uint)number % Pieces.Length)]))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void It_agrees_with_the_reader_on_documents_and_on_what_is_left_of_them()
    {
        var chance = new System.Random(7);
        for (int i = 0; i < 1_000; i++)
        {
            string text = Document(chance, 0);
            Agree(text);
            Agree(text[..chance.Next(text.Length)]);
            int at = chance.Next(text.Length);
            Agree(text[..at] + Pieces[chance.Next(Pieces.Length)] + text[at..]);
        }
    }

    [Fact]
    public void It_follows_as_deep_as_it_is_told_and_no_deeper()
    {
        string Nested(int depth) => new string('[', depth) + new string(']', depth);
        Assert.True(Read(new JsonWalker(Encoding.UTF8.GetBytes(Nested(64)))));
        Assert.Throws<JsonException>(() => Read(new JsonWalker(Encoding.UTF8.GetBytes(Nested(65)))));
        Assert.Throws<JsonException>(() => Read(new JsonWalker(Encoding.UTF8.GetBytes(Nested(4)), mostDepth: 3)));
    }

    [Fact]
    public void It_gives_texts_and_numbers_as_they_are_meant()
    {
        byte[] text = """{"a":"x\n\u00e9\"","n":42,"d":-1.5,"big":99999999999}"""u8.ToArray();
        var walker = new JsonWalker(text);
        var seen = new List<string>();
        while (walker.Read())
        {
            seen.Add(walker.TokenType switch
            {
                JsonTokenType.String => walker.GetString()!,
                JsonTokenType.Number when walker.TryGetInt32(out int whole) => $"int {whole}",
                JsonTokenType.Number when walker.TryGetInt64(out long whole) => $"long {whole}",
                JsonTokenType.Number when walker.TryGetDouble(out double number) => FormattableString.Invariant($"{number}"),
                _ => "",
            });
        }

        Assert.Equal(["x\né\"", "int 42", "-1.5", "long 99999999999"], seen.Where(one => one.Length > 0));
    }

    private static bool Read(JsonWalker walker)
    {
        while (walker.Read())
        {
        }

        return true;
    }

    private static void Agree(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        List<string> reader = ByReader(bytes), walker = ByWalker(bytes);
        Assert.Equal(reader[^1] == "refused", walker[^1] == "refused");
        if (reader[^1] != "refused")
        {
            Assert.Equal(reader, walker);
        }
    }

    // Every token with what can be asked of it; "refused" where the text stops to be JSON.
    private static List<string> ByReader(byte[] bytes)
    {
        var seen = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = JsonWalker.MostDepth });
            while (reader.Read())
            {
                bool text = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
                seen.Add($"{reader.TokenType} {reader.CurrentDepth} {reader.TokenStartIndex} "
                    + $"{Encoding.UTF8.GetString(reader.ValueSpan)} {text && reader.ValueIsEscaped}");
            }
        }
        catch (JsonException)
        {
            seen.Add("refused");
        }

        return seen;
    }

    private static List<string> ByWalker(byte[] bytes)
    {
        var seen = new List<string>();
        try
        {
            var walker = new JsonWalker(bytes);
            while (walker.Read())
            {
                bool text = walker.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
                seen.Add($"{walker.TokenType} {walker.CurrentDepth} {walker.TokenStartIndex} "
                    + $"{Encoding.UTF8.GetString(walker.ValueSpan)} {text && walker.ValueIsEscaped}");
            }
        }
        catch (JsonException)
        {
            seen.Add("refused");
        }

        return seen;
    }

    private static string Document(System.Random chance, int depth) => chance.Next(depth > 4 ? 4 : 6) switch
    {
        0 => Pieces[11 + chance.Next(9)],
        1 or 2 => Pieces[6 + chance.Next(5)],
        3 => "  null ",
        4 => "{" + string.Join(" , ", Enumerable.Range(0, chance.Next(4)).Select(
            _ => Pieces[6 + chance.Next(5)] + " : " + Document(chance, depth + 1))) + "}",
        _ => "[" + string.Join(",", Enumerable.Range(0, chance.Next(4)).Select(_ => Document(chance, depth + 1))) + "]",
    };
}
