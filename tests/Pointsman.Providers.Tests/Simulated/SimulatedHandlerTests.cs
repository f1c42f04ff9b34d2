using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class SimulatedHandlerTests : IDisposable
{
    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Fact]
    public async Task Every_model_of_the_list_says_that_it_is_simulated()
    {
        JsonArray models = (await _sim.GetAsync("/v1/models"))["data"]!.AsArray();
        Assert.Equal(
            ["sim/small", "sim/large", "sim/reasoner", "sim/vision"],
            models.Select(model => model!["id"]!.GetValue<string>()));
        Assert.All(models, model => Assert.Equal("simulated", model!["owned_by"]!.GetValue<string>()));
        Assert.All(models, model => Assert.StartsWith("Simulated", model!["description"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("/v1/models/sim/large")]
    [InlineData("/v1/models/sim%2Flarge")]
    [InlineData("/v1/models/large")]
    public async Task A_model_is_found_by_its_name(string path) =>
        Assert.Equal("sim/large", (await _sim.GetAsync(path))["id"]!.GetValue<string>());

    [Fact]
    public async Task An_answer_has_the_shape_of_the_protocol_and_the_label_of_the_simulation()
    {
        JsonNode answer = await _sim.AskAsync(Sim.Body("How do bicycles keep their balance?"));
        Assert.Equal("chat.completion", answer["object"]!.GetValue<string>());
        Assert.Equal("sim/large", answer["model"]!.GetValue<string>());
        Assert.Equal("simulated", answer["system_fingerprint"]!.GetValue<string>());
        Assert.StartsWith("chatcmpl-sim-", answer["id"]!.GetValue<string>());
        Assert.Equal("stop", answer["choices"]![0]!["finish_reason"]!.GetValue<string>());
        Assert.Contains("bicycles", answer["choices"]![0]!["message"]!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task Usage_adds_up()
    {
        JsonNode answer = await _sim.AskAsync(Sim.Body("How do bicycles keep their balance?", "sim/reasoner"));
        JsonNode usage = answer["usage"]!;
        int prompt = usage["prompt_tokens"]!.GetValue<int>();
        int completion = usage["completion_tokens"]!.GetValue<int>();
        Assert.True(prompt > 7);
        Assert.Equal(prompt + completion, usage["total_tokens"]!.GetValue<int>());
        Assert.InRange(usage["completion_tokens_details"]!["reasoning_tokens"]!.GetValue<int>(), 1, completion - 1);
    }
}
