using Pointsman.Server.Tests.People;
using Xunit;

namespace Pointsman.Server.Tests.Monitoring;

public sealed class CaseGaugesTests
{
    [Fact]
    public async Task Open_cases_and_the_age_of_the_oldest_are_told_by_queue()
    {
        var time = new ShiftedTime();
        await using PeopleGateway gateway = await PeopleGateway.StartAsync(time: time);
        Assert.Contains(Line("open", 0), await ScrapedAsync(gateway), StringComparison.Ordinal);
        Assert.Contains(Line("oldest_seconds", 0), await ScrapedAsync(gateway), StringComparison.Ordinal);

        string first = await gateway.OpenAsync();
        time.Shift(TimeSpan.FromHours(1));
        string second = await gateway.OpenAsync();
        string text = await ScrapedAsync(gateway);
        Assert.Contains(Line("open", 2), text, StringComparison.Ordinal);
        Assert.InRange(Oldest(text), 3_600, 3_700);

        await gateway.AnswerAsync(first, "Yes.");
        text = await ScrapedAsync(gateway);
        Assert.Contains(Line("open", 1), text, StringComparison.Ordinal);
        Assert.InRange(Oldest(text), 0, 100);

        await gateway.AnswerAsync(second, "Yes.");
        Assert.Contains(Line("open", 0), await ScrapedAsync(gateway), StringComparison.Ordinal);
    }

    private static string Line(string what, int value) => $"\npointsman_cases_{what}{{queue=\"support\"}} {value}\n";

    private static double Oldest(string text)
    {
        const string Start = "\npointsman_cases_oldest_seconds{queue=\"support\"} ";
        int from = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return double.Parse(
            text[from..text.IndexOf('\n', from)], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Task<string> ScrapedAsync(PeopleGateway gateway) =>
        gateway.Mocked.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

    /// <summary>The system's clock, set forward when the test says so.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        private TimeSpan _by;

        public void Shift(TimeSpan by) => _by += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _by;
    }
}
