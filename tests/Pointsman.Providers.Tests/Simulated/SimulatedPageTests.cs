using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

/// <summary>The page about the simulated provider says what is so.</summary>
public sealed class SimulatedPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "simulated.md"));

    [Fact]
    public void The_table_of_the_models_is_that_of_their_descriptions()
    {
        foreach (SimulatedModel model in SimulatedModel.All)
        {
            string[] cells =
            [
                $"`{model.Id}`", Whole(model.ContextTokens), Whole(model.MaxOutputTokens),
                Dollars(model.Price.Input), Dollars(model.Price.Output),
                $"{Whole(model.Habits.FirstTokenMs.Median)} ms", Whole(model.Habits.TokensPerSecond.Median),
                Takes(model),
                Percent(model.Accuracy(0.2)), Percent(model.Accuracy(0.5)), Percent(model.Accuracy(0.8)),
            ];
            string row = $"| {string.Join(" | ", cells)} |";
            Assert.Contains(row, Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_fault_of_the_page_is_one()
    {
        using Sim sim = new();
        JsonNode answer = await sim.AskAsync(Sim.Body("Hello", "sim/small:nothing"));
        string refusal = answer["error"]!["message"]!.GetValue<string>();
        string faults = refusal.Split("one of ")[1].Split(", and after")[0];
        foreach (string fault in faults.Split(", "))
        {
            Assert.Contains($"| `{fault}` |", Page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("small", "sim/small")]
    [InlineData("sim/large", "sim/large")]
    [InlineData("sim/vision:429;times=2", "sim/vision")]
    [InlineData("gpt-4o", null)]
    public void A_model_is_found_under_each_of_its_names(string name, string? id) =>
        Assert.Equal(id, SimulatedModel.Find(name)?.Id);

    private static string Whole(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Dollars(Usd? price) =>
        "$" + price!.Value.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0%", CultureInfo.InvariantCulture);

    private static string Takes(SimulatedModel model) => string.Join(", ", new[]
    {
        model.Tools ? "tools" : "", model.Json ? "JSON" : "", model.Logprobs ? "logprobs" : "",
        model.Reasoning ? "reasoning" : "", model.Images ? "images" : "",
    }.Where(one => one.Length > 0));

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
