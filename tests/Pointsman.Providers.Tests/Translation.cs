using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests;

/// <summary>What the tests of every pair of protocols do: read a request, write it elsewhere, and back.</summary>
internal static class Translation
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static ChatAsk Ask(this IClientWire wire, string body, string? model = null, bool stream = false)
    {
        ChatAsk? ask = wire.ReadAsk(Encoding.UTF8.GetBytes(body), model, stream, out WireError? error);
        Assert.Null(error);
        return ask! with { ReceivedAt = Noon };
    }

    public static WireError Refusal(this IClientWire wire, string body, string? model = "some-model")
    {
        Assert.Null(wire.ReadAsk(Encoding.UTF8.GetBytes(body), model, false, out WireError? error));
        return error!;
    }

    public static (string Body, IReadOnlyList<ForeignField> Gaps) Written(
        this IProviderWire wire, ChatAsk ask, string model = "some-model")
    {
        var output = new ArrayBufferWriter<byte>();
        IReadOnlyList<ForeignField> gaps = wire.WriteAsk(output, ask, model, dropInexpressible: true);
        return (Encoding.UTF8.GetString(output.WrittenSpan), gaps);
    }

    public static ChatResponse Answer(this IProviderWire wire, string body)
    {
        ChatResponse? answer = wire.ReadAnswer(Encoding.UTF8.GetBytes(body), out WireError? error);
        Assert.Null(error);
        return answer!;
    }

    public static string Answered(this IClientWire wire, ChatAsk ask, ChatResponse answer)
    {
        var output = new ArrayBufferWriter<byte>();
        wire.WriteAnswer(output, ask, answer);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static string Streamed(this IClientWire wire, ChatAsk ask, IEnumerable<ChatResponseUpdate> updates)
    {
        var output = new ArrayBufferWriter<byte>();
        AnswerStream stream = wire.BeginStream(ask);
        foreach (ChatResponseUpdate update in updates)
        {
            stream.Write(update, output);
        }

        stream.Finish(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static List<ChatResponseUpdate> Updates(this UpdateReader reader, params string[] events)
    {
        List<ChatResponseUpdate> updates = [];
        foreach (string data in events)
        {
            reader.Read(null, Encoding.UTF8.GetBytes(data), updates);
        }

        reader.End(updates);
        return updates;
    }

    public static string Fault(this IClientWire wire, WireError error)
    {
        var output = new ArrayBufferWriter<byte>();
        wire.WriteError(output, error);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The data of each event of a stream.</summary>
    public static List<string> Events(string stream) =>
        [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(block => block.Split('\n').Single(line => line.StartsWith("data: ", StringComparison.Ordinal)))
            .Select(line => line["data: ".Length..])];

    /// <summary>Two JSON texts that say the same, whatever their spaces and the order of their keys.</summary>
    public static void AssertJson(string expected, string actual)
    {
        JsonNode? left = JsonNode.Parse(expected), right = JsonNode.Parse(actual);
        if (!JsonNode.DeepEquals(left, right))
        {
            Assert.Equal(Ordered(left), Ordered(right));
        }
    }

    private static string Ordered(JsonNode? node) => Sorted(node)?.ToJsonString(new JsonSerializerOptions
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }) ?? "null";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
