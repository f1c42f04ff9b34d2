using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Clients.Some;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Tests.Clients;

/// <summary>What is the caller's stays the caller's.</summary>
public sealed class SharingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_callers_options_are_neither_changed_nor_handed_on(bool stream)
    {
        var options = new ChatOptions
        {
            Temperature = 0.5f, ModelId = "mine", StopSequences = ["stop"], Tools = [AIFunctionFactoryOf("look")],
            AdditionalProperties = new() { ["own"] = 1, ["pointsman.task"] = "billing" },
        };
        string before = JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions);
        FakeClient first = new FakeClient("first").Fails(new NumberedException(500)), second = new("second");
        using PointsmanChatClient client = InOrder(first, second);
        _ = stream ? (object)await client.StreamAsync(options) : await client.AskAsync(options);

        Assert.Equal(before, JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions));
        ChatOptions[] handed = [.. first.Asked.Concat(second.Asked).Select(one => one.Options!)];
        Assert.Equal(2, handed.Distinct().Count());
        Assert.All(handed, one =>
        {
            Assert.NotSame(options, one);
            Assert.NotSame(options.AdditionalProperties, one.AdditionalProperties);
            Assert.NotSame(options.Tools, one.Tools);
            Assert.NotSame(options.StopSequences, one.StopSequences);
            Assert.Equal((0.5f, 1), (one.Temperature, one.AdditionalProperties!["own"]));
        });
    }

    [Fact]
    public async Task A_client_keeps_its_model_and_hears_nothing_of_what_is_said_to_pointsman()
    {
        FakeClient fake = new("fake");
        using PointsmanChatClient client = InOrder(fake);
        await client.AskAsync(new ChatOptions
        {
            ModelId = "another", AdditionalProperties = new() { ["pointsman.urgent"] = true },
        });
        ChatOptions handed = fake.Asked.Single().Options!;
        Assert.Null(handed.ModelId);
        Assert.Empty(handed.AdditionalProperties!);
    }

    [Fact]
    public async Task Members_that_are_asked_at_once_share_no_options()
    {
        FakeClient[] fakes = [new("a"), new("b"), new("c")];
        ChatModel[] models = [.. fakes.Select(fake => fake.Model())];
        using var client = new PointsmanChatClient(
            new EnsembleStrategy([.. models.Select(model => new EnsembleMember(model))], new VoteJoin()), models);
        await client.AskAsync(new ChatOptions { AdditionalProperties = new() { ["own"] = 1 } });
        ChatOptions[] handed = [.. fakes.SelectMany(fake => fake.Asked).Select(one => one.Options!)];
        Assert.Equal(handed.Length, handed.Distinct().Count());
        Assert.Equal(handed.Length, handed.Select(one => one.AdditionalProperties).Distinct().Count());
    }

    [Fact]
    public async Task A_conversation_that_can_be_read_once_is_read_once()
    {
        int reads = 0;
        FakeClient first = new FakeClient("first").Fails(new NumberedException(500)), second = new("second");
        using PointsmanChatClient client = InOrder(first, second);
        await client.GetResponseAsync(Once(), cancellationToken: Cancel);
        Assert.Equal(1, reads);
        Assert.Equal(Asking, second.Asked.Single().Messages.Single().Text);

        IEnumerable<ChatMessage> Once()
        {
            reads++;
            yield return new ChatMessage(ChatRole.User, Asking);
        }
    }

    [Fact]
    public async Task The_clients_outlive_it()
    {
        FakeClient fake = new("fake");
        PointsmanChatClient client = InOrder(fake);
        await client.AskAsync();
        client.Dispose();
        Assert.False(fake.IsDisposed);
        Assert.Same(client, client.GetService(typeof(PointsmanChatClient)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hundred_at_once_get_each_their_own(bool stream)
    {
        var gate = new TaskCompletionSource();
        FakeClient broken = new FakeClient("broken")
            .FailsWhen(call => call % 3 == 0 ? new NumberedException(500) : null)
            .Answers(asked => "re: " + asked).After(gate.Task);
        FakeClient next = new FakeClient("next").Answers(asked => "re: " + asked).After(gate.Task);
        var told = new System.Collections.Concurrent.ConcurrentBag<PointsmanReport>();
        using PointsmanChatClient client = InOrder(
            new PointsmanChatClientOptions { Cooldown = TimeSpan.Zero, Finished = told.Add }, broken, next);
        var asking = Enumerable.Range(0, 100).Select(i => AskOneAsync($"question {i}")).ToList();
        gate.SetResult();
        ChatResponse[] answers = await Task.WhenAll(asking);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"re: question {i}"), answers.Select(one => one.Text));
        Assert.All(answers, one => Assert.Equal(new Usd(0.0011m), one.Report().Spent));
        Assert.Equal((100, 100), (told.Count, broken.Calls));
        Assert.Equal((33, 0, 0), (next.Calls, broken.Running, next.Running));

        Task<ChatResponse> AskOneAsync(string question) => stream
            ? client.GetStreamingResponseAsync(question, cancellationToken: Cancel).ToChatResponseAsync(Cancel)
            : client.GetResponseAsync(question, cancellationToken: Cancel);
    }

    private static AIFunction AIFunctionFactoryOf(string name) => AIFunctionFactory.Create(() => "seen", name);
}
