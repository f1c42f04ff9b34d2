using Pointsman.Faults;
using Pointsman.Providers;
using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>A run before a provider over a real connection, which counts what it was asked.</summary>
public sealed class LoopbackTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mock-echo-rate60")]
    [InlineData("mock-echo-window60")]
    public async Task Every_case_is_answered_once_though_the_provider_refuses_what_comes_too_fast(string model)
    {
        await using MockUpstream mock = await MockUpstream.StartAsync();
        Run run = await RunAsync(mock, Some.Suite(150, model));

        Assert.Equal((150, null), (run.Count, run.Failed));
        Assert.Equal(150, mock.Attempts.Count(attempt => attempt.Status == 200));
        Assert.Equal(run.Refused, mock.Attempts.Count(attempt => attempt.Status == 429));
        Assert.InRange(run.Refused, 1, 60);
    }

    [Theory]
    [InlineData("mock-echo-fail429x1-rams300")]
    [InlineData("mock-echo-fail503x1-rams300")]
    public async Task No_call_goes_out_before_the_wait_that_was_asked_for(string model)
    {
        await using MockUpstream mock = await MockUpstream.StartAsync();
        await RunAsync(mock, Some.Suite(3, model) with { Concurrency = 1 });

        Attempt refused = mock.Attempts[0];
        Assert.Equal(4, mock.Attempts.Count);
        Assert.All(mock.Attempts.Skip(1), attempt =>
            Assert.True(attempt.Received >= refused.Received + TimeSpan.FromMilliseconds(300)));
    }

    [Theory]
    [InlineData("mock-echo-fail500x2", 3)]
    [InlineData("mock-echo-close-then-ok", 2)]
    [InlineData("mock-echo-cut-then-ok", 2)]
    public async Task A_call_that_breaks_is_made_again(string model, int attempts)
    {
        await using MockUpstream mock = await MockUpstream.StartAsync();
        Run run = await RunAsync(mock, Some.Suite(1, model) with { Evaluators = [] });

        Assert.Equal((attempts, attempts), (run[new Cell(0, 0, 0)]!.Answer!.Attempts, mock.Attempts.Count));
    }

    private static async Task<Run> RunAsync(MockUpstream mock, Suite suite)
    {
        using var folder = new TemporaryFolder();
        using var http = new HttpClient();
        return await new Runner(suite, new RunnerOptions
        {
            Clients = arm => new ProviderChatClient(
                OpenAiChatProviderWire.Instance, http, new Uri(mock.BaseUrl + "/v1"), arm.Model),
            RetryAfter = broken => (broken as ProviderException)?.Error.RetryAfter,
        }).RunAsync(folder.File("run.jsonl"), Cancel);
    }
}
