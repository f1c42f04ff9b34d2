using System.Text.Json.Nodes;
using Pointsman.Server.Tests;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class DeterminismTests
{
    private static readonly string[] Prompts =
        ["What is 1783 * 29?", "Why do cats purr?", "Sort: 9, 4, 7, 1, 3", "Tell me about the history of tea."];

    [Fact]
    public async Task The_same_request_gets_the_same_answer_of_another_provider_with_the_same_seed()
    {
        using Sim one = new();
        using Sim other = new();
        foreach (string prompt in Prompts)
        {
            Assert.Equal(await AnswerAsync(one, prompt), await AnswerAsync(other, prompt));
        }
    }

    [Fact]
    public async Task Another_seed_of_the_provider_gives_other_answers()
    {
        using Sim one = new();
        using Sim other = new(new SimulatedOptions { DelayFactor = 0, Seed = 7 });
        Assert.NotEqual(
            await Task.WhenAll(Prompts.Select(prompt => AnswerAsync(one, prompt))),
            await Task.WhenAll(Prompts.Select(prompt => AnswerAsync(other, prompt))));
    }

    [Fact]
    public async Task The_seed_of_a_request_counts_only_above_temperature_zero()
    {
        using Sim sim = new();
        Assert.Equal(
            await sim.SayAsync(Prompts[1], with: body => Set(body, 0, 1)),
            await sim.SayAsync(Prompts[1], with: body => Set(body, 0, 2)));
        Assert.NotEqual(
            await sim.SayAsync(Prompts[1], with: body => Set(body, 1, 1)),
            await sim.SayAsync(Prompts[1], with: body => Set(body, 1, 2)));
    }

    [Fact]
    public async Task The_way_a_request_is_written_does_not_change_its_answer()
    {
        using Sim sim = new();
        JsonObject parts = Sim.Body(Prompts[1]);
        parts["messages"]![0]!["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = Prompts[1] });
        parts["user"] = "somebody";
        JsonNode answer = await sim.AskAsync(parts);
        Assert.Equal(await sim.SayAsync(Prompts[1]), answer["choices"]![0]!["message"]!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_pace_is_the_same_each_time()
    {
        async Task<TimeSpan> FirstAsync()
        {
            var time = new SteppedTime();
            DateTimeOffset start = time.GetUtcNow();
            using Sim sim = new(new SimulatedOptions(), time);
            Task<HttpResponseMessage> answer = sim.SendAsync(Sim.Body(Prompts[0]));
            while (!answer.IsCompleted)
            {
                time.Pass(TimeSpan.FromMilliseconds(1));
            }

            (await answer).Dispose();
            return time.GetUtcNow() - start;
        }

        TimeSpan first = await FirstAsync();
        Assert.Equal(first, await FirstAsync());
        Assert.InRange(first.TotalMilliseconds, 150, 3_000);
    }

    private static void Set(JsonObject body, double temperature, int seed)
    {
        body["temperature"] = temperature;
        body["seed"] = seed;
    }

    private static async Task<string> AnswerAsync(Sim sim, string prompt)
    {
        JsonNode answer = await sim.AskAsync(Sim.Body(prompt, "sim/reasoner"));
        answer["created"] = 0;
        return answer.ToJsonString();
    }
}
