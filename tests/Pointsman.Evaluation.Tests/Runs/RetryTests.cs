using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>What is asked again, how often, and what is said when that does not help.</summary>
public sealed class RetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task What_passes_is_asked_again(int status)
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient((asked, time, _) =>
            time < 3 && asked == "q1" ? throw Some.Refusal(status) : Task.FromResult(asked));
        Run run = await new Runner(Some.Suite(3), Some.Options(client)).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.Equal(3, run[new Cell(1, 0, 0)]!.Answer!.Attempts);
        Assert.Equal(5, client.Calls);
        Assert.Equal(status == 429 ? 2 : 0, run.Refused);
        Assert.Null(run.Failed);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task A_refused_request_is_not_asked_again(int status)
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(
            asked => asked == "q1" ? throw Some.Refusal(status) : asked);
        Run run = await new Runner(Some.Suite(3), Some.Options(client)).RunAsync(folder.File("a.jsonl"), Cancel);

        CellFailure failure = run[new Cell(1, 0, 0)]!.Failure!;
        Assert.Equal(("call", $"{status}", 1), (failure.Stage, failure.Kind, failure.Attempts));
        Assert.Equal(3, client.Calls);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 5)]
    public async Task After_the_last_attempt_the_cell_fails(int retries, int attempts)
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked == "q1" ? throw Some.Refusal(500) : asked);
        Suite suite = Some.Suite(3) with { Retries = retries };
        Run run = await new Runner(suite, Some.Options(client)).RunAsync(folder.File("a.jsonl"), Cancel);

        CellFailure failure = run[new Cell(1, 0, 0)]!.Failure!;
        Assert.Equal(("500", attempts), (failure.Kind, failure.Attempts));
        Assert.Equal(attempts, client.Asked["q1"]);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_a_timeout_even_where_the_client_does_not_listen()
    {
        using var folder = new TemporaryFolder();
        var never = new TaskCompletionSource<string>();
        using var client = new ScriptedClient((asked, _, _) => asked == "q1" ? never.Task : Task.FromResult(asked));
        Suite suite = Some.Suite(3) with { Retries = 1, Timeout = TimeSpan.FromSeconds(30) };
        RunnerOptions options = Some.Options(client) with { Time = new HurriedTime(), Prices = _ => Some.Price };
        Run run = await new Runner(suite, options).RunAsync(folder.File("a.jsonl"), Cancel);

        CellFailure failure = run[new Cell(1, 0, 0)]!.Failure!;
        Assert.Equal(("timeout", "no answer within 30 s", 2), (failure.Kind, failure.Message, failure.Attempts));
        Assert.True(run.Doubtful > Usd.Zero);
    }

    [Fact]
    public async Task The_wait_that_the_provider_asks_for_is_kept()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient((asked, time, _) =>
            time == 1 && asked == "q1" ? throw Some.Refusal(429) : Task.FromResult(asked));
        var time = new HurriedTime();
        await new Runner(Some.Suite(2), Some.Options(client) with
        {
            Time = time, RetryAfter = _ => TimeSpan.FromSeconds(17),
        }).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.True(time.Passed >= TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task A_lane_that_is_dead_is_given_up_before_its_cases_are_burnt_and_the_others_go_on()
    {
        using var folder = new TemporaryFolder();
        using var alive = new ScriptedClient(asked => asked);
        bool isDead = true;
        using var dead = new ScriptedClient(
            asked => isDead ? throw new HttpRequestException("connection refused") : asked);
        Suite suite = Some.Suite(100, "alive", "dead") with { Concurrency = 8 };
        RunnerOptions options = Some.Options(alive) with
        {
            Clients = arm => arm.Model == "dead" ? dead : alive, Lanes = arm => arm.Model,
        };
        Run run = await new Runner(suite, options).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.StartsWith("dead: ", run.End!.Stopped, StringComparison.Ordinal);
        Assert.Contains("connection refused", run.End.Stopped, StringComparison.Ordinal);
        Assert.Equal(100, run.Count);
        Assert.True(dead.Calls < 60, $"{dead.Calls} calls");
        Assert.StartsWith("it was stopped", run.Failed, StringComparison.Ordinal);

        isDead = false;
        Run whole = await new Runner(suite, options).RunAsync(folder.File("a.jsonl"), Cancel);
        Assert.Equal((200, null), (whole.Count, whole.Failed));
        Assert.Equal(100, alive.Calls);
    }

    [Fact]
    public async Task What_a_key_was_refused_for_is_asked_again_when_the_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        bool isRevoked = true;
        using var client = new ScriptedClient(asked => isRevoked ? throw Some.Refusal(401) : asked);
        Suite suite = Some.Suite(40) with { Concurrency = 4 };
        Run run = await new Runner(suite, Some.Options(client)).RunAsync(folder.File("a.jsonl"), Cancel);
        Assert.Contains("calls in a row were refused: 401", run.End!.Stopped, StringComparison.Ordinal);
        Assert.True(client.Calls < 20);

        isRevoked = false;
        run = await new Runner(suite, Some.Options(client)).RunAsync(folder.File("a.jsonl"), Cancel);
        Assert.Equal((40, null), (run.Count, run.Failed));
    }
}
