using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What the optimiser goes by, and whether it tells where it has it from.</summary>
public sealed class WrittenOptimiserTests
{
    [Fact]
    public async Task What_the_configuration_says_of_a_models_quality_is_told_as_its_word()
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync(
            "routes: { chat: { strategy: optimise, targets: [small, large, other], quality: 0.8 } }");
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.Equal("large", seen.Header("x-pointsman-model"));
        Assert.EndsWith(
            ", quality 0.9 (configuration)", seen.Header("x-pointsman-reason"), StringComparison.Ordinal);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Contains("small: NotGoodEnough 0.6 (configuration)", call.Dropped, StringComparison.Ordinal);
        Assert.Contains("other: NotGoodEnough", call.Dropped, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("task: code,")]
    public async Task Of_a_model_of_which_it_says_nothing_the_catalog_says_how_good_it_is(string task)
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync($$"""
            routes:
              chat: { strategy: optimise, objective: best, {{task}} targets: [away/gpt-4o-mini, away/gpt-5, small] }
            """);
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.Equal("away/gpt-5", seen.Header("x-pointsman-model"));
        Assert.Matches(
            @"best of 3: quality 0\.\d+ \(catalog \d{4}-\d\d-\d\d\)$", seen.Header("x-pointsman-reason")!);
    }

    [Theory]
    [InlineData("yes", "near")]
    [InlineData("no", "large")]
    public async Task Only_targets_at_home_are_taken_where_that_is_written(string only, string taken)
    {
        await using MockedGateway gateway = await WrittenRoutes.StartAsync(
            $"routes: {{ chat: {{ strategy: optimise, targets: [large, near], localOnly: {only} }} }}");
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.Equal(taken, seen.Header("x-pointsman-model"));
    }
}
