using Xunit;

namespace Pointsman.EndToEnd;

public sealed class SampleTests
{
    private const int MostLines = 59;

    /// <summary>Every sample that is there.</summary>
    public static TheoryData<string> All =>
    [
        .. Directory.GetFiles(Path.Combine(Programs.Root, "samples"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)),
    ];

    /// <summary>What each sample must print.</summary>
    private static Dictionary<string, string[]> Expected { get; } = new()
    {
        ["Shortlist"] = [" a month, ", "one call with 1,000 of 1,200 tokens cached: $"],
        ["Start"] = ["391", "says sim/small, which is simulated, for $"],
        ["Benchmark"] =
        [
            "The models are simulated", "sim/small: ", " right of 200 cases, $",
            "sim/large is better beside sim/small by accuracy: +", "Use sim/large (simulated)", ".html",
        ],
        ["Router"] =
        [
            "The models are simulated", "asked: sim/small, Answered, $", "left out: sim/vision:503: Cooling", "391",
            "why: rule: complexity >= complex or tokens > 2000", "asked: sim/large, Answered, $",
        ],
        ["Cascade"] =
        [
            "The models are simulated", "step 1: sim/small, Accepted, confidence 0.", "step 1: sim/small, Escalated",
            "step 2: sim/large, Escalated, confidence 0.", "step 3: sim/reasoner, Accepted", "spent $",
        ],
        ["Ensemble"] =
        [
            "The models are simulated", "open the settings  technical", "384*27?  10368", "sim/large, Used, vote 1 of",
            "member 4: nobody, Failed", "the median of ", " in all",
        ],
        ["Progressive"] =
        [
            "The models are simulated", "at once: ", "better, from sim/large (judged better): ",
            "fast: sim/small, Accepted, $", "better: sim/large, Used, $", "judge: sim/reasoner, Used, $", " in all",
        ],
        ["LocalFirst"] =
        [
            "The models are simulated", "simple: stayed, sim/small, $", "complex: sent out, sim/large, $",
            "private and complex: stayed, sim/small, $", "simple, local machine down: sent out, sim/large, $",
            "private, local machine down: no answer, and nothing left this machine", "sim/large: Private",
        ],
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_sample_does_what_it_is_there_to_show(string name)
    {
        Finished run = await Programs.Sample(name);
        Assert.True(run.Code == 0, run.Error);
        Assert.True(Expected.ContainsKey(name), $"say here what samples/{name} must print");
        Assert.All(Expected[name], words => Assert.Contains(words, run.Out, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_sample_stays_short(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Programs.Root, "samples", name, "Program.cs"));
        Assert.InRange(lines.Length, 1, MostLines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 120));
    }
}
