using Xunit;

namespace Pointsman.Cli.Tests.Economics;

public sealed class CostMixTests
{
    private static readonly string[] Steps =
        ["--step", "bot=90%,0.01,92%", "--step", "strong=8%,0.50,96%", "--step", "human=2%,25,99%"];

    [Fact]
    public async Task The_ticket_mix_costs_54_point_9_cents_and_people_cost_most()
    {
        CostRun run = await CostRun.Of(["mix", .. Steps]);
        Assert.Equal(0, run.Code);
        Assert.Matches(@"an average request +\$0\.549", run.Out);
        Assert.Matches(@"accuracy +92\.46 %", run.Out);
        Assert.Contains("human costs most: 91.07 % of all", run.Out);
    }

    [Fact]
    public async Task The_same_mix_comes_from_a_file()
    {
        const string Yaml = """
            requests: 1000/month
            steps:
              - { name: bot, share: 0.9, cost: 0.01, accuracy: 0.92 }
              - { name: strong, share: 8%, cost: 0.50, accuracy: 96% }
              - { name: human, share: 2%, cost: 25, accuracy: 99% }
            """;
        CostRun run = await CostRun.OfFile("mix", Yaml, "--format", "json");
        Assert.Equal(0.549m, run.Json.GetProperty("costPerRequest").GetDecimal());
        Assert.Equal(0.9246m, run.Json.GetProperty("accuracy").GetDecimal());
        Assert.Equal(549m, run.Json.GetProperty("perMonth").GetDecimal());
        Assert.Equal("human", run.Json.GetProperty("costliest").GetString());
    }

    [Fact]
    public async Task Shares_that_do_not_come_to_one_are_refused()
    {
        CostRun run = await CostRun.Of(["mix", .. Steps.Take(4)]);
        Assert.Equal("steps: the shares come to 98 %; make the shares come to 100 %", Assert.Single(run.Faults));
    }

    [Fact]
    public async Task A_step_without_its_parts_is_refused_part_by_part()
    {
        CostRun run = await CostRun.OfFile("mix", "steps: [{name: bot, share: 2}, {name: human, colour: red}]");
        Assert.Equal(2, run.Code);
        Assert.Equal(7, run.Faults.Count);
        Assert.Contains(run.Faults, fault => fault.StartsWith("FILE:1 steps[1].colour:", StringComparison.Ordinal));
    }
}
