using Pointsman.Server.Tests;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class PaceTests : IDisposable
{
    private readonly SteppedTime _time = new();
    private readonly Sim _sim;

    public PaceTests() => _sim = new Sim(new SimulatedOptions(), _time);

    public void Dispose() => _sim.Dispose();

    [Fact]
    public async Task A_stream_comes_token_by_token_as_time_passes_and_leaves_no_timer()
    {
        using HttpResponseMessage response = await StartAsync();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));
        int whole = 0;
        var times = new HashSet<DateTimeOffset>();
        Task<string?> line = reader.ReadLineAsync(Stop).AsTask();
        while (await NextAsync(line) is { } text)
        {
            whole += text.Length > 0 ? 1 : 0;
            times.Add(_time.GetUtcNow());
            line = reader.ReadLineAsync(Stop).AsTask();
        }

        Assert.True(whole > 10);
        Assert.True(times.Count > whole / 2, $"{times.Count} of {whole}");
        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public async Task A_client_that_stops_waiting_for_an_answer_ends_the_wait()
    {
        using var stop = new CancellationTokenSource();
        Task<HttpResponseMessage> answer = _sim.SendAsync(Sim.Body("Why?"), stop: stop.Token);
        Assert.Equal(1, _time.Timers);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public async Task A_client_that_cancels_a_read_ends_the_wait()
    {
        using HttpResponseMessage response = await StartAsync();
        using Stream stream = await response.Content.ReadAsStreamAsync(Stop);
        using var stop = new CancellationTokenSource();
        Task read = DrainAsync(stream, stop.Token);
        Assert.Equal(1, _time.Timers);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_stream()
    {
        HttpResponseMessage response = await StartAsync();
        Stream stream = await response.Content.ReadAsStreamAsync(Stop);
        Task read = DrainAsync(stream, Stop);
        Assert.Equal(1, _time.Timers);
        response.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => read);
        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public async Task Nothing_runs_while_a_stream_is_open_and_nobody_reads()
    {
        using HttpResponseMessage response = await StartAsync();
        Assert.Equal(0, _time.Timers);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task DrainAsync(Stream stream, CancellationToken stop)
    {
        byte[] buffer = new byte[4_096];
        while (await stream.ReadAsync(buffer, stop) > 0)
        {
        }
    }

    private async Task<HttpResponseMessage> StartAsync()
    {
        var body = Sim.Body("How do bicycles keep their balance?");
        body["stream"] = true;
        Task<HttpResponseMessage> answer = _sim.SendAsync(body);
        return await NextAsync(answer);
    }

    // Moves the clock whenever something waits on it, until the task is done.
    private async Task<T> NextAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            _time.Pass(TimeSpan.FromMilliseconds(_time.Timers));
            await Task.Yield();
        }

        return await task;
    }
}
