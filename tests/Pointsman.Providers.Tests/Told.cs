using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests;

/// <summary>Texts in and out of the translators, and JSON compared by what it says.</summary>
internal static class Told
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static ChatAsk Ask(IClientWire wire, string body)
    {
        ChatAsk? ask = wire.ReadAsk(Bytes(body), null, false, out WireError? error);
        Assert.Null(error);
        return ask! with { ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) };
    }

    public static WireError Refused(IClientWire wire, string body)
    {
        Assert.Null(wire.ReadAsk(Bytes(body), null, false, out WireError? error));
        Assert.Equal(400, error!.Status);
        return error;
    }

    public static (string Body, IReadOnlyList<ForeignField> Gaps) Write(
        IProviderWire wire, ChatAsk ask, string model = "m", bool drop = true)
    {
        var output = new ArrayBufferWriter<byte>();
        IReadOnlyList<ForeignField> gaps = wire.WriteAsk(output, ask, model, drop);
        return (Encoding.UTF8.GetString(output.WrittenSpan), gaps);
    }

    public static string Answer(IClientWire wire, ChatAsk ask, ChatResponse answer)
    {
        var output = new ArrayBufferWriter<byte>();
        wire.WriteAnswer(output, ask, answer);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static string Error(IClientWire wire, WireError error)
    {
        var output = new ArrayBufferWriter<byte>();
        wire.WriteError(output, error);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The updates of a stream whose events are the given data.</summary>
    public static List<ChatResponseUpdate> Read(UpdateReader reader, params string[] events)
    {
        List<ChatResponseUpdate> updates = [];
        foreach (string data in events)
        {
            reader.Read(null, Bytes(data), updates);
        }

        reader.End(updates);
        return updates;
    }

    /// <summary>What a client receives of a stream, with the error in the place of the end if there is one.</summary>
    public static string Stream(
        IClientWire wire, ChatAsk ask, IEnumerable<ChatResponseUpdate> updates, WireError? error = null)
    {
        var output = new ArrayBufferWriter<byte>();
        AnswerStream stream = wire.BeginStream(ask);
        foreach (ChatResponseUpdate update in updates)
        {
            stream.Write(update, output);
        }

        if (error is null)
        {
            stream.Finish(output);
        }
        else
        {
            stream.Fail(error, output);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The data of server-sent events, one text each.</summary>
    public static string[] Events(string stream) =>
    [
        .. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(block => block.Split('\n').Single(line => line.StartsWith("data: ", StringComparison.Ordinal)))
            .Select(line => line[6..]),
    ];

    public static T[] Contents<T>(IEnumerable<ChatResponseUpdate> updates)
        where T : AIContent => [.. updates.SelectMany(update => update.Contents).OfType<T>()];

    public static JsonNode Node(string json) => JsonNode.Parse(json)!;

    public static void SameJson(string expected, string? actual)
    {
        Assert.NotNull(actual);
        Assert.True(JsonNode.DeepEquals(Node(expected), Node(actual)), $"expected {expected}\nfound    {actual}");
    }

    public static void SameJson(string expected, JsonNode? actual) => SameJson(expected, actual?.ToJsonString());
}
