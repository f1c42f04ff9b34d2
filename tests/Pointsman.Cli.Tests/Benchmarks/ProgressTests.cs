using Pointsman.Evaluation;
using Pointsman.Server.Tests;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed class ProgressTests
{
    private static readonly RunProgress Half = new()
    {
        Total = 1_000, Done = 500, Failures = 2, Refused = 3, Spent = new Usd(1.25m), Cap = new Usd(5m),
        Left = TimeSpan.FromSeconds(100),
    };

    [Fact]
    public void A_line_has_bar_share_money_cap_time_failures_and_refusals() => Assert.Equal(
        "██████████░░░░░░░░░░ 50 %  500/1,000  $1.25 of $5.00  2 min left  2 failed  3 × 429",
        ProgressText.Drawn(Half));

    [Fact]
    public void While_pairs_are_compared_the_line_is_theirs() => Assert.Equal(
        "█████░░░░░░░░░░░░░░░ 25 %  50/200 pairs  $1.25 of $5.00  2 min left  2 failed  1 not judged  3 × 429",
        ProgressText.Drawn(Half with { Done = 1_000, Pairs = 200, PairsDone = 50, PairErrors = 1 }));

    [Fact]
    public void A_log_begins_its_tenths_anew_with_the_pairs()
    {
        using var error = new StringWriter();
        using var line = new ProgressLine(new Screen(TextWriter.Null, error), new SteppedTime());
        line.Report(Half with { Done = 0 });
        line.Report(Half with { Done = 1_000 });
        line.Report(Half with { Done = 1_000, Pairs = 20, PairsDone = 0 });
        line.Report(Half with { Done = 1_000, Pairs = 20, PairsDone = 1 });
        line.Report(Half with { Done = 1_000, Pairs = 20, PairsDone = 2 });
        Assert.Equal(["1,000/1,000", "0/20 pairs", "2/20 pairs"],
            error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(said => said.Split("  ")[1]));
    }

    [Fact]
    public void A_terminal_gets_one_line_at_most_ten_times_a_second_that_is_gone_at_the_end()
    {
        using var error = new StringWriter();
        var time = new SteppedTime();
        var screen = new Screen(TextWriter.Null, error) { Live = true };
        using (var line = new ProgressLine(screen, time))
        {
            line.Report(Half);
            line.Report(Half with { Done = 501 });
            time.Pass(TimeSpan.FromMilliseconds(100));
            line.Report(Half with { Done = 502 });
        }

        string[] drawn = error.ToString().Split("\r\e[2K");
        Assert.Equal(3, drawn.Length);
        Assert.Contains("502/1,000", drawn[1]);
        Assert.Empty(drawn[2]);
        Assert.All(drawn, line => Assert.True(line.Length < Screen.UsualWidth));
    }

    [Fact]
    public void A_log_gets_a_line_at_each_tenth_and_after_half_a_minute()
    {
        using var error = new StringWriter();
        var time = new SteppedTime();
        using var line = new ProgressLine(new Screen(TextWriter.Null, error), time);
        line.Report(Half with { Done = 0 });
        line.Report(Half with { Done = 99 });
        line.Report(Half with { Done = 100 });
        line.Report(Half with { Done = 110 });
        time.Pass(TimeSpan.FromSeconds(30));
        line.Report(Half with { Done = 120 });
        Assert.Equal(["100/1,000", "120/1,000"],
            error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(said => said.Split("  ")[1]));
    }
}
