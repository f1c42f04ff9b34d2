using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>The one pass of the scanner beside a plain reading of the whole document.</summary>
public sealed class RequestScannerPropertyTests
{
    // Pieces of requests, likely and unlikely, with keys that mean something in places where they mean nothing.
    private static readonly string[] Texts =
    [
        "\"\"", "\"m\"", "\"größe €\"", "\"a\\\"b\\\\c\"", "\"\\u0041\"", "\"```x```\"", "\"data:x\"", "\"image\"",
        "\"system\"", "\"json_object\"", "\"flex\"", "\"high\"",
    ];

    private static readonly string[] Values =
        ["null", "true", "false", "0", "-1", "7", "2.5", "1e2", "[]", "{}", "[[]]", .. Texts];

    private static readonly string[] Keys =
    [
        "model", "stream", "stream_options", "include_usage", "messages", "input", "contents", "role", "content", "type",
        "max_tokens", "n", "temperature", "seed", "service_tier", "tools", "reasoning", "text", "x", "mod\\u0065l", "größe",
    ];

    [Fact]
    public void It_finds_what_a_plain_reading_of_the_document_finds() =>
        Prop.ForAll(Requests().ToArbitrary(), body =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            RequestOutline? outline = RequestScanner.Read(bytes, out WireError? error);
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            string[] names = [.. root.EnumerateObject().Select(one => one.Name)];
            JsonElement? model = Last(root, "model");
            bool good = names.Count(one => one == "model") <= 1 && names.Count(one => one == "stream_options") <= 1
                && model is not { ValueKind: not JsonValueKind.String };
            Assert.Equal(good, outline is not null);
            Assert.Equal(good, error is null);
            if (outline is { } found)
            {
                Agree(found, bytes, root);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Any_bytes_are_read_or_refused_just_as_a_plain_reading_does() =>
        Prop.ForAll(
            Requests().ToArbitrary(), Gen.Choose(0, 10_000).Two().ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(),
            (body, places, odd) =>
            {
                byte[] bytes = Encoding.UTF8.GetBytes(body);
                bytes[places.Item1 % bytes.Length] = (byte)odd;
                byte[] cut = bytes[..(places.Item2 % (bytes.Length + 1))];
                foreach (byte[] one in (byte[][])[bytes, cut])
                {
                    bool read = RequestScanner.Read(one, out WireError? error) is not null;
                    Assert.NotEqual(read, error is not null);
                    Assert.False(read && !IsObject(one), "what is no JSON object was read");
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    private static void Agree(RequestOutline found, byte[] bytes, JsonElement root)
    {
        JsonElement? model = Last(root, "model"), options = Last(root, "stream_options");
        Assert.Equal(model?.GetRawText(), Raw(bytes, found.ModelStart, found.ModelLength));
        Assert.Equal(options?.GetRawText(), Raw(bytes, found.StreamOptionsStart, found.StreamOptionsLength));
        Assert.Equal(Last(root, "stream")?.ValueKind == JsonValueKind.True, found.Stream);
        bool asked = options is { ValueKind: JsonValueKind.Object } some
            && Last(some, "include_usage")?.ValueKind == JsonValueKind.True;
        Assert.Equal(asked, found.WantsUsage);
        Assert.Equal(!root.EnumerateObject().Any(), found.IsEmpty);
        Assert.Equal(bytes.AsSpan().IndexOf((byte)'{') + 1, found.BodyStart);
        Assert.Equal(Messages(root), found.Facts.Messages);
        int tools = Each(root, "tools").Sum(one => one.ValueKind == JsonValueKind.Array
            ? one.EnumerateArray().Count(tool => tool.ValueKind == JsonValueKind.Object) : 0);
        Assert.Equal(tools, found.Facts.Tools);
        Assert.InRange(found.Facts.Characters, 0, bytes.Length);
    }

    private static int Messages(JsonElement root) =>
        new[] { "messages", "input", "contents", "content", "requests" }.SelectMany(name => Each(root, name))
            .Aggregate(0, (before, one) => one.ValueKind == JsonValueKind.Array
                ? before + one.EnumerateArray().Count(
                    message => message.ValueKind is JsonValueKind.Object or JsonValueKind.String)
                : before + 1);

    private static string? Raw(byte[] bytes, int start, int length) =>
        start < 0 ? null : Encoding.UTF8.GetString(bytes, start, length);

    private static IEnumerable<JsonElement> Each(JsonElement of, string name) =>
        of.EnumerateObject().Where(one => one.Name == name).Select(one => one.Value);

    private static JsonElement? Last(JsonElement of, string name) =>
        Each(of, name).Select(one => (JsonElement?)one).LastOrDefault();

    private static bool IsObject(byte[] bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Gen<string> Requests() =>
        from keys in Object(3)
        from before in Gen.Elements("", " ", "\n\t ")
        select before + keys + before;

    private static Gen<string> Object(int depth) =>
        from count in Gen.Choose(0, 5)
        from space in Gen.Elements("", " ", "\r\n")
        from members in Member(depth).ListOf(count)
        select "{" + space + string.Join("," + space, members) + space + "}";

    private static Gen<string> Member(int depth) =>
        from key in Gen.Elements(Keys)
        from value in key.StartsWith("mod", StringComparison.Ordinal) && depth == 3 ? Gen.Elements(Texts) : Value(depth)
        select $"\"{key}\":{value}";

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.Elements(Values)
        : Gen.OneOf(
            Gen.Elements(Values),
            Object(depth - 1),
            Gen.OneOf(Gen.Elements(Values), Object(depth - 1)).ListOf(2).Select(some => $"[{string.Join(" , ", some)}]"));
}
