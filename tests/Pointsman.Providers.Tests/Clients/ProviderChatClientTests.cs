using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Pointsman.Faults;
using Xunit;
using static Pointsman.Providers.Tests.Clients.MockedProvider;

namespace Pointsman.Providers.Tests.Clients;

public sealed class ProviderChatClientTests(MockedProvider provider) : IClassFixture<MockedProvider>
{
    private const string Question = "Where does the train go?";

    public static TheoryData<string> Protocols => MockedProvider.Protocols;

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_plain_answer_has_text_reason_model_and_usage(string protocol)
    {
        using ProviderChatClient client = provider.Client(protocol, "mock-in11-out7");
        ChatResponse answer = await client.GetResponseAsync(Question, cancellationToken: Cancel);

        Assert.Equal("The points are set, and the train may ", answer.Text);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal("mock-in11-out7", answer.ModelId);
        Assert.Equal((11, 7), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_stream_says_word_by_word_what_the_plain_answer_says(string protocol)
    {
        using ProviderChatClient client = provider.Client(protocol, "mock-in11-out7");
        (List<ChatResponseUpdate> updates, Exception? broken) = await StreamAsync(client);
        Assert.Null(broken);

        Assert.True(updates.Count(update => update.Text.Length > 0) >= 8);
        ChatResponse whole = updates.ToChatResponse();
        Assert.Equal("The points are set, and the train may ", whole.Text);
        Assert.Equal(ChatFinishReason.Stop, whole.FinishReason);
        Assert.Equal((11, 7), (whole.Usage!.InputTokenCount, whole.Usage.OutputTokenCount));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_bare_connection_streams_too(string protocol)
    {
        using HttpMessageInvoker bare = provider.Bare();
        using ProviderChatClient client = provider.Client(protocol, "mock-bare", http: bare);
        (List<ChatResponseUpdate> updates, Exception? broken) = await StreamAsync(client);

        Assert.Null(broken);
        Assert.Equal("The points are set, and the train may ", updates.ToChatResponse().Text);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task The_first_words_come_before_the_last_are_written(string protocol)
    {
        string model = $"mock-holdmid-{protocol}";
        using ProviderChatClient client = provider.Client(protocol, model);
        string said = "";
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(
            Question, cancellationToken: Cancel))
        {
            said += update.Text;
            if (said == "The points are set, ")
            {
                // The rest is not on its way before this lets it go.
                await provider.Mock.WaitForAsync(
                    all => all.Any(attempt => attempt.Model == model && attempt.IsHeld), Cancel);
                provider.Mock.Release();
            }
        }

        Assert.Equal("The points are set, and the train may ", said);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Tool_calls_come_whole_plain_and_streamed_and_results_go_back(string protocol)
    {
        using ProviderChatClient client = provider.Client(protocol, "mock-tools");
        var options = new ChatOptions { Tools = [Weather] };
        ChatResponse plain = await client.GetResponseAsync(Question, options, Cancel);
        (List<ChatResponseUpdate> updates, Exception? broken) = await StreamAsync(client, Question, options);
        Assert.Null(broken);
        ChatResponse streamed = updates.ToChatResponse();

        FunctionCallContent call = Assert.Single(Calls(plain));
        FunctionCallContent again = Assert.Single(Calls(streamed));
        Assert.Equal("weather", call.Name);
        Assert.Equal(ChatFinishReason.ToolCalls, plain.FinishReason);
        Assert.Equal(JsonSerializer.Serialize(call.Arguments), JsonSerializer.Serialize(again.Arguments));
        Assert.All(updates.SelectMany(update => update.Contents), content => Assert.IsNotType<ToolCallDelta>(content));

        ChatMessage[] talk =
        [
            new(ChatRole.User, Question), .. streamed.Messages,
            new(ChatRole.Tool, [new FunctionResultContent(again.CallId, "sunny")]),
        ];
        using ProviderChatClient next = provider.Client(protocol, "mock-told");
        Assert.Contains("sunny", (await next.GetResponseAsync(talk, options, Cancel)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AtOpenAi, "/v1/chat/completions", "Authorization", "Bearer secret")]
    [InlineData(AtAnthropic, "/v1/messages", "x-api-key", "secret")]
    [InlineData(AtGemini, "/v1beta/models/mock-asked:generateContent", "x-goog-api-key", "secret")]
    public async Task It_asks_where_and_how_the_protocol_wants_it(
        string protocol, string path, string header, string value)
    {
        using ProviderChatClient client = provider.Client(protocol, "mock-other", new ProviderChatClientOptions
        {
            Headers = new Dictionary<string, string> { ["x-team"] = "search" },
        });
        await client.GetResponseAsync(Question, new ChatOptions { ModelId = "mock-asked" }, Cancel);

        Attempt attempt = provider.Of("mock-asked").Last(one => one.Path == path);
        Assert.Equal(value, attempt.Header(header));
        Assert.Equal("search", attempt.Header("x-team"));
    }

    [Fact]
    public async Task A_header_of_the_callers_replaces_the_keys()
    {
        using ProviderChatClient client = provider.Client(AtOpenAi, "mock-header", new ProviderChatClientOptions
        {
            Headers = new Dictionary<string, string> { ["authorization"] = "Token other" },
        });
        await client.GetResponseAsync(Question, cancellationToken: Cancel);
        Assert.Equal("Token other", Assert.Single(provider.Of("mock-header")).Header("Authorization"));
    }

    [Fact]
    public async Task What_the_protocol_cannot_say_is_named_and_nothing_is_sent()
    {
        var options = new ChatOptions { Seed = 7, FrequencyPenalty = 0.5f, ConversationId = "talk" };
        using ProviderChatClient client = provider.Client(AtAnthropic, "mock-inexpressible");
        var refused = await Assert.ThrowsAsync<InexpressibleException>(
            () => client.GetResponseAsync(Question, options, Cancel));

        Assert.Equal(
            ["frequency_penalty", "seed", "ConversationId"], refused.Fields.Select(field => field.Path));
        Assert.Contains("seed", refused.Message, StringComparison.Ordinal);
        Assert.Empty(provider.Of("mock-inexpressible"));
        Assert.IsType<InexpressibleException>((await StreamAsync(client, Question, options)).Broken);

        using ProviderChatClient lenient = provider.Client(
            AtAnthropic, "mock-inexpressible", new ProviderChatClientOptions { DropInexpressible = true });
        Assert.NotEmpty((await lenient.GetResponseAsync(Question, options, Cancel)).Text);
    }

    [Fact]
    public async Task The_options_of_the_caller_stay_as_they_are()
    {
        using ProviderChatClient client = provider.Client(AtOpenAi, "mock-same");
        var options = new ChatOptions { Temperature = 0.5f, AdditionalProperties = new() { ["mine"] = 1 } };
        string before = JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions);
        await client.GetResponseAsync(Question, options, Cancel);
        Assert.Equal(before, JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions));
    }

    [Fact]
    public void It_says_whom_it_stands_for_and_leaves_the_connection_alone()
    {
        using var http = new HttpClient();
        var client = new ProviderChatClient(
            AnthropicProviderWire.Instance, http, new Uri("https://api.anthropic.com/"), "claude");
        var metadata = (ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!;
        Assert.Equal(("anthropic", "claude"), (metadata.ProviderName, metadata.DefaultModelId));
        Assert.Same(client, client.GetService(typeof(IChatClient)));
        Assert.Null(client.GetService(typeof(string)));
        Assert.Null(client.GetService(typeof(IChatClient), "key"));

        client.Dispose();
        Assert.Equal(HttpVersion.Version11, http.DefaultRequestVersion);
        http.Timeout = TimeSpan.FromSeconds(1);
    }

    [Fact]
    public void An_address_that_is_none_is_refused_with_the_way_out()
    {
        using var http = new HttpClient();
        var refused = Assert.Throws<ArgumentException>(() => new ProviderChatClient(
            OpenAiChatProviderWire.Instance, http, new Uri("https://here/v1?api-version=1"), "m"));
        Assert.Contains("https://api.openai.com/v1", refused.Message, StringComparison.Ordinal);
    }

    private static AIFunctionDeclaration Weather { get; } = new DeclaredTool(
        "weather", "The weather of a city.",
        JsonElement.Parse("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""), null);

    private static IEnumerable<FunctionCallContent> Calls(ChatResponse answer) =>
        answer.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>();
}
