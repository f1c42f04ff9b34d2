using System.Text.Json;
using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

public sealed class UsageTests
{
    private static readonly Dictionary<Protocol, string> Words = new()
    {
        [Protocol.OpenAiChat] = "\"usage\":{",
        [Protocol.OpenAiResponses] = "\"usage\":{",
        [Protocol.AnthropicMessages] = "\"usage\":{",
        [Protocol.Gemini] = "\"usageMetadata\":{",
    };

    [Theory]
    [InlineData(Protocol.OpenAiChat)]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task Usage_may_be_nowhere(Protocol protocol)
    {
        await using Client client = await Client.StartAsync();
        foreach (bool streams in (bool[])[true, false])
        {
            Heard heard = await client.HearAsync(
                new Ask("mock-nousage", protocol) { Streams = streams, IncludesUsage = streams });
            Assert.DoesNotContain(Words[protocol], heard.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat)]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task Usage_may_stand_in_the_last_piece_of_content_alone(Protocol protocol)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n3-usagelast", protocol) with { IncludesUsage = true });
        string told = Assert.Single(heard.Data, data => data.Contains(Words[protocol], StringComparison.Ordinal));
        Assert.Contains("\"are \"", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Protocol.OpenAiChat)]
    [InlineData(Protocol.OpenAiResponses)]
    [InlineData(Protocol.AnthropicMessages)]
    [InlineData(Protocol.Gemini)]
    public async Task Usage_may_come_all_the_time_as_a_running_sum(Protocol protocol)
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-n4-out8-usageall", protocol));
        List<int> outputs = [.. heard.Events.SelectMany(Outputs)];
        Assert.True(outputs.Count >= 5);
        Assert.Equal(outputs.Order(), outputs);
        Assert.Equal(8, outputs[^1]);
    }

    [Fact]
    public async Task Usage_may_stand_beside_the_finish_reason()
    {
        await using Client client = await Client.StartAsync();
        Heard heard = await client.HearAsync(Ask.Stream("mock-usagefinish"));
        string told = Assert.Single(heard.Data, data => data.Contains("\"usage\":{", StringComparison.Ordinal));
        Assert.Contains("\"finish_reason\":\"stop\"", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mock-out5-usagezero", "0")]
    [InlineData("mock-out5-usageneg", "-5")]
    [InlineData("mock-out5-usagehuge", "99999999999999999999")]
    [InlineData("mock-out5-usagetext", "\"5\"")]
    public async Task The_numbers_may_be_wrong(string model, string told)
    {
        await using Client client = await Client.StartAsync();
        Assert.Contains($"\"completion_tokens\":{told},",
            (await client.HearAsync(new Ask(model))).Text, StringComparison.Ordinal);
        Heard responses = await client.HearAsync(new Ask(model, Protocol.OpenAiResponses));
        Assert.Contains($"\"output_tokens\":{told},", responses.Text, StringComparison.Ordinal);
        Heard messages = await client.HearAsync(new Ask(model, Protocol.AnthropicMessages));
        Assert.Contains($"\"output_tokens\":{told},", messages.Text, StringComparison.Ordinal);
        Heard gemini = await client.HearAsync(new Ask(model, Protocol.Gemini));
        Assert.Contains($"\"candidatesTokenCount\":{told},", gemini.Text, StringComparison.Ordinal);
    }

    // The output tokens that an event tells, wherever its protocol has them.
    private static IEnumerable<int> Outputs(JsonElement one)
    {
        string[] names = ["completion_tokens", "output_tokens", "candidatesTokenCount"];
        if (one.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return one.EnumerateObject().SelectMany(property => names.Contains(property.Name)
            ? [property.Value.GetInt32()]
            : Outputs(property.Value));
    }
}
