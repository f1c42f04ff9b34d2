using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

public sealed class ToolTests
{
    private const string Arguments = """{"city":"mock","days":1}""";

    [Theory]
    [InlineData(Protocol.OpenAiChat)]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task Tools_are_called_in_parallel_with_arguments_of_their_schema(Protocol protocol)
    {
        await using Client client = await Client.StartAsync();
        Heard plain = await client.HearAsync(new Ask("mock-tools2", protocol) { HasTools = true });
        Heard stream = await client.HearAsync(Ask.Stream("mock-tools2", protocol) with { HasTools = true });
        Assert.Equal([("weather", Arguments), ("weather", Arguments)], Calls(plain.Json, protocol));
        Assert.Equal([("weather", Arguments), ("weather", Arguments)], Streamed(stream, protocol));
    }

    [Theory]
    [InlineData("mock-tools", false)]
    [InlineData("mock", true)]
    public async Task No_tool_is_called_without_both_the_word_and_a_tool(string model, bool hasTools)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(new Ask(model) { HasTools = hasTools });
        Assert.Equal("stop", heard.Json.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task The_result_of_a_tool_is_answered_with_text()
    {
        await using Client client = await Client.StartAsync();
        using var message = new HttpRequestMessage(HttpMethod.Post, client.Mock.BaseUrl + "/v1/chat/completions")
        {
            Content = new StringContent("""
                {"model":"mock-tools","tools":[{"type":"function","function":{"name":"f"}}],"messages":[
                {"role":"user","content":"x"},{"role":"tool","tool_call_id":"1","content":"21 degrees"}]}
                """),
        };
        Assert.Contains("The tool said: 21 degrees", (await client.HearAsync(message)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_may_come_letter_by_letter()
    {
        await using Client client = await Client.StartAsync();
        foreach (Protocol protocol in (Protocol[])[Protocol.OpenAiChat, Protocol.OpenAiResponses,
            Protocol.AnthropicMessages])
        {
            Heard heard = await client.HearAsync(Ask.Stream("mock-tools-argbytes", protocol) with { HasTools = true });
            Assert.All(Pieces(heard, protocol).Where(piece => piece.Length > 0),
                piece => Assert.Equal(1, piece.Length));
            Assert.Equal("é \"☕\" \\ Café", City(heard, protocol));
        }
    }

    [Fact]
    public async Task Arguments_may_be_cut_inside_an_escape()
    {
        await using Client client = await Client.StartAsync();
        foreach (Protocol protocol in (Protocol[])[Protocol.OpenAiChat, Protocol.OpenAiResponses,
            Protocol.AnthropicMessages])
        {
            Heard heard = await client.HearAsync(Ask.Stream("mock-tools-argescape", protocol) with { HasTools = true });
            Assert.Contains(Pieces(heard, protocol), piece => piece.EndsWith("\\u0", StringComparison.Ordinal));
            Assert.Equal("é \"☕\" \\ Café", City(heard, protocol));
        }
    }

    [Fact]
    public async Task Arguments_may_be_cut_inside_a_letter()
    {
        await using Client client = await Client.StartAsync();
        using RawClient raw = await RawClient.ConnectAsync(client.Mock);
        await raw.SendAsync(Ask.Stream("mock-tools-argutf8") with { HasTools = true });
        IReadOnlyList<string> chunks = RawClient.Chunks(await raw.ReadToEndAsync());
        Assert.Contains(chunks, chunk => chunk.EndsWith('\u00C3'));
        Heard heard = await client.HearAsync(Ask.Stream("mock-tools-argutf8") with { HasTools = true });
        Assert.Equal("é \"☕\" \\ Café", City(heard, Protocol.OpenAiChat));
    }

    [Fact]
    public async Task Each_delta_may_repeat_the_id_and_the_name()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-tools-idrepeat") with { HasTools = true });
        List<JsonElement> deltas = [.. ChatDeltas(heard)];
        Assert.True(deltas.Count > 2);
        Assert.Single(deltas.Select(delta => delta.GetProperty("id").GetString()).Distinct());
        Assert.All(deltas, delta => Assert.Equal("weather",
            delta.GetProperty("function").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_name_may_come_in_two_halves()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-tools-namecut") with { HasTools = true });
        IEnumerable<string?> names = ChatDeltas(heard).Select(delta => delta.GetProperty("function").Text("name"));
        Assert.Equal(["wea", "ther"], names.Where(name => name is not null));
    }

    private static IEnumerable<JsonElement> ChatDeltas(Heard heard) => heard.Events
        .SelectMany(one => one.Items("choices")).SelectMany(choice => choice.GetProperty("delta").Items("tool_calls"));

    private static List<(string? Name, string Arguments)> Calls(JsonElement answer, Protocol protocol) =>
        protocol switch
    {
        Protocol.OpenAiChat => [.. answer.GetProperty("choices")[0].GetProperty("message").Items("tool_calls")
            .Select(call => call.GetProperty("function")).Select(call => (call.Text("name"), call.Text("arguments")!))],
        Protocol.OpenAiResponses => [.. answer.Items("output")
            .Select(call => (call.Text("name"), call.Text("arguments")!))],
        Protocol.AnthropicMessages =>
            [.. answer.Items("content").Select(call => (call.Text("name"), call.GetProperty("input").GetRawText()))],
        _ => [.. answer.GetProperty("candidates")[0].GetProperty("content").Items("parts")
            .Where(part => part.At("functionCall") is not null).Select(part => part.GetProperty("functionCall"))
            .Select(call => (call.Text("name"), call.GetProperty("args").GetRawText()))],
    };

    private static List<(string? Name, string Arguments)> Streamed(Heard heard, Protocol protocol)
    {
        if (protocol == Protocol.OpenAiResponses)
        {
            return Calls(heard.Events[^1].GetProperty("response"), protocol);
        }

        if (protocol == Protocol.Gemini)
        {
            return [.. heard.Events.SelectMany(one => Calls(one, protocol))];
        }

        var calls = new List<(string? Name, string Arguments)>();
        foreach ((string? name, string piece) in protocol == Protocol.OpenAiChat
            ? ChatDeltas(heard).Select(delta => delta.GetProperty("function"))
                .Select(f => (f.Text("name"), f.Text("arguments")!))
            : heard.Events.Select(one => (one.At("content_block")?.Text("name"),
                one.At("delta")?.Text("partial_json") ?? "")))
        {
            if (name is not null)
            {
                calls.Add((name, piece));
            }
            else if (calls.Count > 0)
            {
                calls[^1] = (calls[^1].Name, calls[^1].Arguments + piece);
            }
        }

        return calls;
    }

    private static List<string> Pieces(Heard heard, Protocol protocol) => protocol switch
    {
        Protocol.OpenAiChat => [.. ChatDeltas(heard)
            .Select(delta => delta.GetProperty("function").Text("arguments") ?? "")],
        Protocol.OpenAiResponses => [.. heard.Events.Select(one => one.Text("delta") ?? "")],
        _ => [.. heard.Events.Select(one => one.At("delta")?.Text("partial_json") ?? "")],
    };

    private static string? City(Heard heard, Protocol protocol) =>
        JsonDocument.Parse(string.Concat(Pieces(heard, protocol))).RootElement.Text("city");
}
