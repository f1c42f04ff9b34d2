using Xunit;

namespace Pointsman.EndToEnd;

public sealed class SampleTests
{
    [Fact]
    public async Task The_shortlist_sample_prints_a_priced_shortlist()
    {
        Finished run = await Programs.Sample("Shortlist");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains(" a month, ", run.Out, StringComparison.Ordinal);
        Assert.Contains("one call with 1,000 of 1,200 tokens cached: $", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_stays_short()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Programs.Root, "samples", "Shortlist", "Program.cs"));
        Assert.InRange(lines.Length, 1, 40);
    }
}
