using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

/// <summary>As many expected calls as possible find a call of their own, in whatever order they are written.</summary>
public sealed class CallMatchingTests
{
    private const string Any = "weather";
    private const string Rome = "{name: weather, arguments: {city: Rome}}";
    private const string Oslo = "{name: weather, arguments: {city: Oslo}}";

    [Theory]
    [InlineData($"[{Any}, {Rome}]", "Rome Oslo", 1, true)]
    [InlineData($"[{Rome}, {Any}]", "Rome Oslo", 1, true)]
    [InlineData($"[{Any}, {Any}, {Rome}]", "Rome Rome Oslo", 1, true)]
    [InlineData($"[{Any}, {Rome}, {Oslo}]", "Oslo Rome", 2.0 / 3, false)]
    [InlineData($"[{Rome}, {Rome}]", "Rome", 0.5, false)]
    public async Task A_broad_expectation_takes_no_call_from_a_narrow_one(
        string calls, string cities, double value, bool passes)
    {
        EvaluatorScore score = await Judged.Of($"tool-calls: {{calls: {calls}}}", Made(cities));
        Assert.Equal((value, passes), (score.Value, score.Passed));
    }

    [Theory]
    [InlineData($"[{Any}, {Rome}]", "Rome Oslo", 0.5)]
    [InlineData($"[{Any}, {Oslo}]", "Rome Oslo", 1)]
    [InlineData($"[{Oslo}, {Rome}, {Rome}]", "Rome Rome Oslo", 2.0 / 3)]
    [InlineData($"[{Rome}, {Oslo}, {Rome}]", "Oslo Rome", 2.0 / 3)]
    public async Task In_order_the_longest_run_of_expected_calls_counts(string calls, string cities, double value) =>
        Assert.Equal(
            value, (await Judged.Of($"tool-calls: {{calls: {calls}, in-order: yes}}", Made(cities))).Value, 1e-12);

    [Theory]
    [InlineData($"tool-calls: {{calls: [{Rome}, {Rome}]}}", "Rome", "weather was called less often than expected")]
    [InlineData($"tool-calls: {{calls: [{Oslo}, {Rome}], in-order: yes}}", "Rome Oslo",
        "weather was not called in its turn")]
    [InlineData($"tool-calls: {{calls: [{Oslo}]}}", "Rome", "weather: city: expected the string 'Oslo', found the string 'Rome'")]
    [InlineData("tool-calls: mail", "Rome", "mail was not called")]
    public async Task Why_a_call_is_missed_is_told(string yaml, string cities, string reason) =>
        Assert.Contains(reason, (await Judged.Of(yaml, Made(cities))).Reason, StringComparison.Ordinal);

    private static Answer Made(string cities) => new()
    {
        Text = "",
        Tools = [.. cities.Split(' ').Select(city => new ToolUse(
            "weather", JsonSerializer.SerializeToElement(new { city })))],
    };
}
