using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pointsman.Server.Tests;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class FaultTests : IDisposable
{
    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Theory]
    [InlineData("429", 429, "1")]
    [InlineData("429;after=7", 429, "7")]
    [InlineData("500", 500, null)]
    [InlineData("503", 503, "1")]
    public async Task A_status_comes_on_demand(string fault, int status, string? after)
    {
        using HttpResponseMessage response = await _sim.SendAsync(Sim.Body("Hello"), fault: fault);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(after, response.Headers.RetryAfter?.ToString());
        Assert.Contains("Simulated", await TextAsync(response));
    }

    [Fact]
    public async Task A_fault_in_the_models_name_hits_the_first_requests_only()
    {
        var statuses = new List<int>();
        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage response = await _sim.SendAsync(Sim.Body("Hello", "sim/small:503;times=2"));
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([503, 503, 200, 200], statuses);
    }

    [Fact]
    public async Task Orders_with_different_names_are_counted_apart()
    {
        foreach (string id in (string[])["a", "b"])
        {
            using HttpResponseMessage response = await _sim.SendAsync(Sim.Body("Hello"), fault: $"500;times=1;id={id}");
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        }
    }

    [Fact]
    public async Task An_unknown_fault_is_refused_with_those_there_are()
    {
        JsonNode answer = await _sim.AskAsync(Sim.Body("Hello", "sim/small:flood"));
        Assert.Contains("timeout, cut, stall", answer["error"]!["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_answer_breaks_off_in_the_middle(bool stream)
    {
        using HttpResponseMessage response = await SendAsync("cut", stream);
        using Stream body = await response.Content.ReadAsStreamAsync(Stop);
        using var read = new MemoryStream();
        await Assert.ThrowsAsync<HttpIOException>(() => body.CopyToAsync(read, Stop));
        Assert.True(read.Length > 50);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stalled_answer_hangs_until_the_client_leaves(bool stream)
    {
        using HttpResponseMessage response = await SendAsync("stall", stream);
        using Stream body = await response.Content.ReadAsStreamAsync(Stop);
        using var stop = new CancellationTokenSource();
        using var read = new MemoryStream();
        Task copy = body.CopyToAsync(read, stop.Token);
        Assert.False(copy.IsCompleted);
        Assert.True(read.Length > 50);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copy);
    }

    [Fact]
    public async Task A_model_that_never_answers_waits_for_the_client_to_leave()
    {
        using var stop = new CancellationTokenSource();
        Task<HttpResponseMessage> answer = _sim.SendAsync(Sim.Body("Hello"), fault: "timeout", stop: stop.Token);
        Assert.False(answer.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Html_and_nothing_come_with_status_200()
    {
        using HttpResponseMessage html = await SendAsync("html", true);
        Assert.Equal("text/html", html.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<!doctype", await TextAsync(html));
        using HttpResponseMessage empty = await SendAsync("empty", true);
        Assert.Equal("", await TextAsync(empty));
        using HttpResponseMessage nothing = await SendAsync("empty", false);
        Assert.Equal("", await TextAsync(nothing));
    }

    [Fact]
    public async Task Bad_json_does_not_parse_and_is_one_event_of_a_stream()
    {
        using HttpResponseMessage plain = await SendAsync("badjson", false);
        string text = await TextAsync(plain);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
        using HttpResponseMessage stream = await SendAsync("badjson", true);
        string[] events = (await TextAsync(stream)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", events[^1]);
        Assert.Single(events[..^1], one => !Parses(one["data: ".Length..]));
    }

    [Fact]
    public async Task An_error_in_band_comes_after_the_first_event_without_an_end_mark()
    {
        using HttpResponseMessage stream = await SendAsync("inband", true);
        string[] events = (await TextAsync(stream)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, events.Length);
        Assert.Contains("\"error\"", events[1]);
        using HttpResponseMessage plain = await SendAsync("inband", false);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.NotNull(JsonNode.Parse(await TextAsync(plain))!["error"]);
    }

    [Fact]
    public async Task Slow_takes_ten_times_as_long()
    {
        async Task<TimeSpan> TakeAsync(string? fault)
        {
            var time = new SteppedTime();
            using Sim sim = new(new SimulatedOptions(), time);
            DateTimeOffset start = time.GetUtcNow();
            Task<HttpResponseMessage> answer = sim.SendAsync(Sim.Body("Hello there"), fault: fault);
            while (!answer.IsCompleted)
            {
                time.Pass(TimeSpan.FromMilliseconds(1));
            }

            (await answer).Dispose();
            return time.GetUtcNow() - start;
        }

        Assert.Equal(10.0, await TakeAsync("slow") / await TakeAsync(null), 0.1);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Stop);

    private static bool Parses(string json)
    {
        try
        {
            return JsonNode.Parse(json) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private Task<HttpResponseMessage> SendAsync(string fault, bool stream)
    {
        JsonObject body = Sim.Body("How do bicycles keep their balance?");
        body["stream"] = stream;
        return _sim.SendAsync(body, fault: fault);
    }
}
