using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class LogprobTests : IDisposable
{
    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Fact]
    public async Task Tokens_with_their_probabilities_make_up_the_answer()
    {
        JsonNode choice = (await _sim.AskAsync(Body("How do bicycles keep their balance?")))["choices"]![0]!;
        JsonArray tokens = choice["logprobs"]!["content"]!.AsArray();
        Assert.Equal(
            choice["message"]!["content"]!.GetValue<string>(),
            string.Concat(tokens.Select(token => token!["token"]!.GetValue<string>())));
        Assert.All(tokens, token =>
        {
            var tops = token!["top_logprobs"]!.AsArray().Select(top => top!["logprob"]!.GetValue<double>()).ToList();
            Assert.Equal(3, tops.Count);
            Assert.Equal(tops.OrderDescending(), tops);
            Assert.InRange(tops.Sum(Math.Exp), 0.0, 1.0001);
        });
    }

    [Fact]
    public async Task Right_answers_are_surer_than_wrong_ones_but_not_always()
    {
        var right = new List<double>();
        var wrong = new List<double>();
        for (int i = 0; i < 500; i++)
        {
            JsonNode choice = (await _sim.AskAsync(
                Body($"Task {i} [[sim answer=\"yes\" wrong=\"no\" difficulty=0.45]]")))["choices"]![0]!;
            bool fits = choice["message"]!["content"]!.GetValue<string>() == "yes";
            (fits ? right : wrong).Add(choice["logprobs"]!["content"]![0]!["logprob"]!.GetValue<double>());
        }

        Assert.True(right.Average() > wrong.Average() + 0.3, $"{right.Average()} {wrong.Average()}");
        Assert.True(right.Min() < wrong.Max());
    }

    [Fact]
    public async Task The_first_alternatives_are_the_other_answers()
    {
        JsonNode choice = (await _sim.AskAsync(
            Body("Classify the sentiment as positive or negative, label only: I love it")))["choices"]![0]!;
        var tops = choice["logprobs"]!["content"]![0]!["top_logprobs"]!.AsArray()
            .Select(top => top!["token"]!.GetValue<string>()).ToList();
        Assert.Contains("negati", tops);
        Assert.Contains("positi", tops);
    }

    [Fact]
    public async Task A_stream_tells_the_same_probabilities()
    {
        JsonObject body = Body("Why is the sea salty?");
        JsonNode plain = (await _sim.AskAsync(body))["choices"]![0]!["logprobs"]!["content"]!;
        IEnumerable<string?> streamed = (await _sim.StreamAsync(body))
            .Select(one => one["choices"]![0]!["logprobs"]?["content"]![0]!.ToJsonString())
            .Where(one => one is not null);
        Assert.Equal(plain.AsArray().Select(one => one!.ToJsonString()), streamed);
    }

    [Fact]
    public async Task The_reasoner_refuses_to_tell()
    {
        JsonObject body = Body("Why?");
        body["model"] = "sim/reasoner";
        Assert.Equal("logprobs", (await _sim.AskAsync(body))["error"]!["param"]!.GetValue<string>());
    }

    private static JsonObject Body(string prompt)
    {
        JsonObject body = Sim.Body(prompt, "sim/small");
        body["logprobs"] = true;
        body["top_logprobs"] = 3;
        return body;
    }
}
