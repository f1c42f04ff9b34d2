using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Terminal;

public sealed class DayOptionTests
{
    private static readonly DateOnly _today = new(2026, 11, 20);

    [Theory]
    [InlineData("2024-12-30", "2024-12-30")]
    [InlineData("2024-12", "2024-12-31")]
    [InlineData("2024-02", "2024-02-29")]
    [InlineData("2024", "2024-12-31")]
    [InlineData("2026-11-20", "2026-11-20")]
    [InlineData("2026-11", "2026-11-20")]
    [InlineData("2026", "2026-11-20")]
    public void A_period_means_its_last_day_or_today(string text, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Read(text).Day);

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026-12")]
    [InlineData("2027")]
    [InlineData("2024-13")]
    [InlineData("2023-02-29")]
    [InlineData("yesterday")]
    [InlineData("24-12-31")]
    [InlineData("0001")]
    [InlineData("2024-12-31T00:00")]
    [InlineData("-1")]
    public void What_is_ahead_or_no_date_is_refused_with_the_way_out(string text)
    {
        (DateOnly? day, List<Fault> faults) = Read(text);

        Assert.Null(day);
        Assert.Contains("2024-12-31", Assert.Single(faults).Fix, StringComparison.Ordinal);
    }

    private static (DateOnly? Day, List<Fault> Faults) Read(string text)
    {
        var faults = new List<Fault>();
        using JsonDocument json = JsonDocument.Parse($$"""{"as-of":{{JsonSerializer.Serialize(text)}}}""");
        return (new Document(json.RootElement, faults).Day("as-of", _today), faults);
    }
}
