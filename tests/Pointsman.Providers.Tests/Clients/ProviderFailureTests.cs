using System.Net;
using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Providers.Tests.Clients.MockedProvider;

namespace Pointsman.Providers.Tests.Clients;

public sealed class ProviderFailureTests(MockedProvider provider) : IClassFixture<MockedProvider>
{
    private const string Question = "Where does the train go?";

    public static TheoryData<string> Protocols => MockedProvider.Protocols;

    public static TheoryData<string, string> Breaks => Each(
        "mock-cut", "mock-cutjson", "mock-cutchunk", "mock-reset", "mock-err", "mock-badevent", "mock-nofinish",
        "mock-badchunk");

    public static TheoryData<string, string> NoAnswers => Each(
        "mock-close", "mock-resetnow", "mock-html", "mock-empty", "mock-badjson", "mock-cut", "mock-err");

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_refusal_tells_status_word_and_message(string protocol)
    {
        using ProviderChatClient client = provider.Client(protocol, "mock-400");
        var plain = await Assert.ThrowsAsync<ProviderException>(
            () => client.GetResponseAsync(Question, cancellationToken: Cancel));
        var streamed = Assert.IsType<ProviderException>((await StreamAsync(client)).Broken);

        foreach (ProviderException failure in new[] { plain, streamed })
        {
            Assert.Equal(HttpStatusCode.BadRequest, failure.StatusCode);
            Assert.Equal((400, ErrorCode.InvalidRequest), (failure.Error.Status, failure.Error.Code));
            Assert.Contains(failure.Error.Message, failure.Message, StringComparison.Ordinal);
            Assert.Contains(protocol, failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Who_is_told_to_wait_learns_how_long(string protocol)
    {
        using ProviderChatClient client = provider.Client(protocol, "mock-429-ra7");
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => client.GetResponseAsync(Question, cancellationToken: Cancel));
        Assert.Equal((429, ErrorCode.RateLimited), (failure.Error.Status, failure.Error.Code));
        Assert.Equal(TimeSpan.FromSeconds(7), failure.Error.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
    }

    [Theory]
    [InlineData("""{"case":"case_1","poll":"/v1/cases/case_1","provisional":"perhaps"}""", "perhaps")]
    [InlineData("""{"case":"case_1","poll":"/v1/cases/case_1","provisional":null}""", null)]
    public async Task A_gateway_whose_person_has_not_answered_tells_the_case(string body, string? provisional)
    {
        using var http = new HttpClient(new Accepting(body));
        using ProviderChatClient client = provider.Client(AtOpenAi, "help", http: http);
        var plain = await Assert.ThrowsAsync<PersonWaitingException>(
            () => client.GetResponseAsync(Question, cancellationToken: Cancel));
        var streamed = Assert.IsType<PersonWaitingException>((await StreamAsync(client)).Broken);

        Assert.Equal(("case_1", "case_1"), (plain.CaseId, streamed.CaseId));
        Assert.Equal(provisional, plain.Provisional?.Text);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("")]
    [InlineData("""{"case":7}""")]
    public async Task Anybody_else_who_takes_a_request_without_an_answer_has_failed(string body)
    {
        using var http = new HttpClient(new Accepting(body));
        using ProviderChatClient client = provider.Client(AtOpenAi, "help", http: http);
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => client.GetResponseAsync(Question, cancellationToken: Cancel));
        Assert.Equal(502, failure.Error.Status);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_stream_that_breaks_in_the_middle_is_never_a_whole_answer(string protocol, string model)
    {
        using ProviderChatClient client = provider.Client(protocol, model);
        (List<ChatResponseUpdate> updates, Exception? broken) = await StreamAsync(client);

        Assert.IsType<ProviderException>(broken);
        if (model is not ("mock-badchunk" or "mock-reset"))
        {
            // Of a connection that was reset, or is no HTTP any more, the system may drop what was not read yet.
            Assert.True(updates.Any(update => update.Text.Length > 0), "what came before the break is lost");
        }

        if (model != "mock-badevent")
        {
            Assert.DoesNotContain(updates, update => update.FinishReason is not null);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task What_follows_the_end_takes_nothing_from_the_answer(string protocol)
    {
        using ProviderChatClient client = provider.Client(protocol, "mock-afterend");
        Assert.Null((await StreamAsync(client)).Broken);
    }

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public async Task What_is_no_answer_is_an_error_and_nothing_else(string protocol, string model)
    {
        using ProviderChatClient client = provider.Client(protocol, model);
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => client.GetResponseAsync(Question, cancellationToken: Cancel));
        Assert.InRange(failure.Error.Status, 500, 599);
        Assert.NotEmpty(failure.Error.Message);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Streams_that_are_none_are_errors(string protocol)
    {
        foreach (string model in new[] { "mock-html", "mock-empty", "mock-errfirst", "mock-close", "mock-503" })
        {
            using ProviderChatClient client = provider.Client(protocol, model);
            (List<ChatResponseUpdate> updates, Exception? broken) = await StreamAsync(client);
            Assert.IsType<ProviderException>(broken);
            Assert.All(updates, update => Assert.Empty(update.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Nobody_there_is_an_error_with_the_connections_own_inside(string protocol)
    {
        using ProviderChatClient client = provider.Client(protocol, "mock", address: provider.Mock.RefusedUrl);
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => client.GetResponseAsync(Question, cancellationToken: Cancel));
        Assert.Equal(502, failure.Error.Status);
        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Who_leaves_gets_his_cancellation_and_ends_the_call(string protocol)
    {
        foreach (string fault in new[] { "hang", "stall" })
        {
            string model = $"mock-{fault}-{protocol}";
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            using ProviderChatClient client = provider.Client(protocol, model);
            Task<(List<ChatResponseUpdate>, Exception?)> asking = StreamAsync(client, Question, null, leaving.Token);
            await provider.Mock.WaitForAsync(all => all.Any(one => one.Model == model), Cancel);
            await leaving.CancelAsync();

            (_, Exception? broken) = await asking;
            Assert.IsAssignableFrom<OperationCanceledException>(broken);
            await provider.Mock.WaitForAsync(
                all => all.Any(one => one.Model == model && one.Outcome == Faults.Outcome.ClientLeft), Cancel);
        }
    }

    [Fact]
    public async Task The_connections_own_time_limit_is_an_error_of_its_own()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(50) };
        using ProviderChatClient client = provider.Client(AtOpenAi, "mock-hang", http: http);
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => client.GetResponseAsync(Question, cancellationToken: Cancel));
        Assert.Equal((504, ErrorCode.TimedOut), (failure.Error.Status, failure.Error.Code));
    }

    [Fact]
    public async Task An_answer_larger_than_allowed_is_refused()
    {
        var small = new ProviderChatClientOptions { MostBytes = 2_000 };
        using ProviderChatClient client = provider.Client(AtOpenAi, "mock-b10000", small);
        await Assert.ThrowsAsync<ProviderException>(() => client.GetResponseAsync(Question, cancellationToken: Cancel));
        var broken = Assert.IsType<ProviderException>((await StreamAsync(client)).Broken);
        Assert.Contains("MostBytes", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_refuses_the_question_for_usage_is_not_asked_it()
    {
        using ProviderChatClient asking = provider.Client(AtOpenAi, "mock-nostreamopts");
        Assert.IsType<ProviderException>((await StreamAsync(asking)).Broken);

        using ProviderChatClient quiet = provider.Client(
            AtOpenAi, "mock-nostreamopts", new ProviderChatClientOptions { AskUsage = false });
        Assert.Null((await StreamAsync(quiet)).Broken);
    }

    private static TheoryData<string, string> Each(params string[] models)
    {
        var all = new TheoryData<string, string>();
        foreach (string protocol in new[] { AtOpenAi, AtAnthropic, AtGemini })
        {
            foreach (string model in models)
            {
                all.Add(protocol, model);
            }
        }

        return all;
    }

    private sealed class Accepting(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Accepted)
            {
                Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            });
    }
}
