using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Providers.Tests.Streams;

public sealed class ServerSentEventReaderTests
{
    private static readonly string[] Bits =
    [
        "data:", "data: ", "data", "data:  ", "dat", "event:", "event: a", "event", ":", ": ping", "id: 1", "retry: 5", "x",
        " ", "\n", "\r", "\r\n", "\n\n", "\r\n\r\n", "\r\r", "\n\r", "é", "€", "\uFEFF", "[DONE]", "{\"a\":1}", "\0", "data:data:",
    ];

    [Fact]
    public void However_a_stream_is_cut_its_events_are_those_of_a_plain_reading() =>
        Prop.ForAll(Streams().ToArbitrary(), Gen.Choose(1, 7).ListOf(40).ToArbitrary(), (text, pieces) =>
        {
            byte[] stream = Cut.Bytes(text);
            Assert.Equal(Cut.Plainly(stream), Cut.Events(stream, [.. pieces]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Any_bytes_at_all_are_read_like_that() =>
        Prop.ForAll(
            Gen.Elements((byte)'\n', (byte)'\r', (byte)':', (byte)' ', (byte)'d', (byte)0xEF, (byte)0xBB, (byte)0xBF, (byte)0)
                .ArrayOf().ToArbitrary(),
            Gen.Choose(1, 3).ListOf(40).ToArbitrary(),
            (stream, pieces) => Assert.Equal(Cut.Plainly(stream), Cut.Events(stream, [.. pieces])))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void What_is_passed_on_as_it_came_is_read_again_as_the_same_events() =>
        Prop.ForAll(Streams().ToArbitrary(), Gen.Choose(1, 7).ListOf(40).ToArbitrary(), (text, pieces) =>
        {
            byte[] stream = Cut.Bytes(text);
            using var reader = new ServerSentEventReader();
            using var passed = new PooledBytes();
            passed.Add("\uFEFF"u8);
            Cut.Feed(reader, stream, [.. pieces], (in ServerSentEvent next) =>
            {
                passed.Add(next.Raw);
                passed.Add(next.IsWhole ? [] : "\n\n"u8);
            });
            Assert.Equal(Cut.Plainly(stream), Cut.Plainly(passed.Span.ToArray()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("data: a\n\ndata: b\n\n", "|a;|b")]
    [InlineData("data:a\r\rdata:b\r\r", "|a;|b")]
    [InlineData("data: a\r\n\r\ndata: b\r\n\r\n", "|a;|b")]
    [InlineData("\uFEFFdata: a\n\n", "|a")]
    [InlineData("\n\n\r\n\ndata: a\n\n\n\n\n", "|a")]
    [InlineData("data: a\n\n\uFEFFdata: b\n\n", "|a;|")]
    [InlineData("event: delta\ndata: a\n\n", "delta|a")]
    [InlineData("data: a\nevent:delta\n\n", "delta|a")]
    [InlineData("event: one\nevent: two\ndata\n\n", "two|")]
    [InlineData("event: one\nevent\ndata: a\n\n", "|a")]
    [InlineData("data: a\ndata: b\ndata:\ndata\ndata:c\n\n", "|a\nb\n\n\nc")]
    [InlineData("data:  a \n\n", "| a ")]
    [InlineData("data:\n\n", "|")]
    [InlineData("data: \n\n", "|")]
    [InlineData(": ping\n\n", "|")]
    [InlineData(": ping\ndata: a\n: pong\n\n", "|a")]
    [InlineData("id: 7\nretry: 10\ndata: a\nother: x\n\n", "|a")]
    [InlineData(" data: a\ndatum: b\ndata : c\nDATA: d\n\n", "|")]
    [InlineData("data: a", "|a")]
    [InlineData("data: a\n", "|a")]
    [InlineData("data: a\r", "|a")]
    [InlineData("data: a\n\ndata: [DONE]", "|a;|[DONE]")]
    [InlineData("", "")]
    [InlineData("\r\n", "")]
    [InlineData("<html>\n<body>busy</body>\n</html>", "|")]
    public void A_nasty_stream_is_read_by_the_standard_byte_by_byte_and_in_one_piece(string text, string events)
    {
        byte[] stream = Cut.Bytes(text);
        Assert.Equal(events, Joined(Cut.Events(stream)));
        Assert.Equal(events, Joined(Cut.Events(stream, [.. Enumerable.Repeat(1, stream.Length)])));
    }

    [Fact]
    public void Only_the_last_event_may_lack_its_blank_line_and_says_so()
    {
        List<bool> whole = [];
        using var reader = new ServerSentEventReader();
        Cut.Feed(reader, Cut.Bytes("data: a\n\ndata: b\n"), [], (in ServerSentEvent next) => whole.Add(next.IsWhole));
        Assert.Equal([true, false], whole);
        Assert.False(reader.HasRest);
    }

    [Fact]
    public void An_event_is_there_as_soon_as_its_blank_line_is()
    {
        foreach (string end in (string[])["\n\n", "\r\r", "\r\n\r", "\n\r"])
        {
            using var reader = new ServerSentEventReader();
            Put(reader, "data: a" + end[..^1]);
            Assert.False(reader.TryRead(out _));
            Assert.True(reader.HasRest);
            Put(reader, end[^1..]);
            Assert.True(reader.TryRead(out ServerSentEvent next));
            Assert.Equal("a", Cut.Text(next.Data));
        }
    }

    [Theory]
    [InlineData(1_048_576, 1_000)]
    [InlineData(1_048_576, 65_536)]
    [InlineData(5_000_000, 1_000_000)]
    public void Events_of_megabytes_are_read_whole(int length, int piece)
    {
        string one = new('a', length), many = string.Join('\n', Enumerable.Repeat(new string('b', 99), length / 100));
        string text = $"data: {one}\n\ndata: small\n\n{string.Concat(many.Split('\n').Select(line => $"data: {line}\r\n"))}\r\n";
        byte[] stream = Cut.Bytes(text);
        List<(string Name, string Data)> events =
            Cut.Events(stream, [.. Enumerable.Repeat(piece, (stream.Length / piece) + 1)]);
        Assert.Equal([one, "small", many], events.Select(next => next.Data));
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(10_000, 1)]
    [InlineData(10_000, 4_096)]
    [InlineData(65_536, 1_000)]
    public void An_event_is_as_long_as_allowed_and_not_a_byte_longer(int most, int piece)
    {
        string longest = $"data: {new string('a', most - 8)}\n\n";
        Assert.Equal((1, false), Read(longest, most, piece));
        Assert.Equal((3, false), Read("data: b\n\n" + longest + "data: b\n\n", most, piece));
        Assert.Equal((0, true), Read("data: a" + longest[6..], most, piece));
        Assert.Equal((1, true), Read("data: b\n\ndata: a" + longest[6..] + "data: b\n\n", most, piece));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("data: x\n")]
    [InlineData("data:\n")]
    [InlineData(": ping\n")]
    [InlineData("\r")]
    public void A_stream_that_never_ends_an_event_takes_no_more_memory_than_the_limit(string bit)
    {
        const int Most = 65_536;
        using var reader = new ServerSentEventReader(Most);
        byte[] stream = Cut.Bytes(string.Concat(Enumerable.Repeat(bit, 1_000_000 / bit.Length)));
        int largest = 0, at = 0;
        while (at < stream.Length && !reader.IsOverlong)
        {
            Memory<byte> free = reader.Free();
            largest = Math.Max(largest, free.Length);
            int length = Math.Min(free.Length, stream.Length - at);
            stream.AsMemory(at, length).CopyTo(free);
            reader.Advance(length);
            at += length;
            Assert.False(reader.TryRead(out _));
        }

        // Nothing but line ends is no event, however much of it comes.
        Assert.Equal(bit != "\r", reader.IsOverlong);
        Assert.InRange(largest, 1, Most);
        Assert.False(reader.IsOverlong && reader.TryReadRest(out _));
    }

    private static (int Events, bool Overlong) Read(string text, int most, int piece)
    {
        using var reader = new ServerSentEventReader(most);
        int events = 0;
        byte[] stream = Cut.Bytes(text);
        Cut.Feed(reader, stream, [.. Enumerable.Repeat(piece, (stream.Length / piece) + 1)],
            (in ServerSentEvent _) => events++);
        return (events, reader.IsOverlong);
    }

    private static void Put(ServerSentEventReader reader, string text)
    {
        byte[] bytes = Cut.Bytes(text);
        bytes.CopyTo(reader.Free());
        reader.Advance(bytes.Length);
    }

    private static string Joined(IEnumerable<(string Name, string Data)> events) =>
        string.Join(';', events.Select(one => $"{one.Name}|{one.Data}"));

    private static Gen<string> Streams() =>
        Gen.Choose(0, 25).SelectMany(count => Gen.Elements(Bits).ListOf(count)).Select(bits => string.Concat(bits));
}
