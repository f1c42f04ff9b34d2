using Xunit;

namespace Pointsman.Tests.Reading;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("1000/day", 30_000)]
    [InlineData("10k/day", 300_000)]
    [InlineData("3M/month", 3_000_000)]
    [InlineData("5/s", 12_960_000)]
    [InlineData("2000/hour", 1_440_000)]
    [InlineData("7/week", 30)]
    [InlineData("12/year", 1)]
    [InlineData("1.5 / day", 45)]
    public void A_volume_is_read_as_requests_in_a_month_of_thirty_days(string text, double perMonth)
    {
        Assert.True(Quantity.TryPerMonth(text, out decimal read));
        Assert.Equal((decimal)perMonth, Math.Round(read, 9));
    }

    [Theory]
    [InlineData("1000")]
    [InlineData("/day")]
    [InlineData("many/day")]
    [InlineData("5/fortnight")]
    [InlineData("")]
    public void What_is_no_volume_is_refused(string text) => Assert.False(Quantity.TryPerMonth(text, out _));

    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("2s", 2)]
    [InlineData("1.5 s", 1.5)]
    [InlineData("5min", 300)]
    [InlineData("1h", 3_600)]
    [InlineData("2 days", 172_800)]
    public void A_duration_is_read_with_its_unit(string text, double seconds)
    {
        Assert.True(Quantity.TryDuration(text, out TimeSpan read));
        Assert.Equal(seconds, read.TotalSeconds, 1e-6);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("2 parsecs")]
    public void What_is_no_duration_is_refused(string text) => Assert.False(Quantity.TryDuration(text, out _));

    [Theory]
    [InlineData("10k", 10_000)]
    [InlineData("1.5M", 1_500_000)]
    [InlineData("2B", 2_000_000_000)]
    [InlineData("1,000", 1_000)]
    [InlineData("-3", -3)]
    public void A_number_may_have_a_factor(string text, double number)
    {
        Assert.True(Quantity.TryNumber(text, out decimal read));
        Assert.Equal((decimal)number, read);
    }

    [Theory]
    [InlineData("k")]
    [InlineData("ten")]
    [InlineData("1e400")]
    [InlineData("99999999999999999999999999999")]
    [InlineData("79228162514264337593543950335B")]
    public void What_is_no_number_or_far_too_large_is_refused(string text) => Assert.False(Quantity.TryNumber(text, out _));

    [Theory]
    [InlineData("90%", 0.9)]
    [InlineData("0.9", 0.9)]
    [InlineData(" 5 % ", 0.05)]
    public void A_share_is_a_fraction_or_percent(string text, double share)
    {
        Assert.True(Quantity.TryShare(text, out double read));
        Assert.Equal(share, read, 1e-12);
    }

    [Theory]
    [InlineData("65536", 65_536, "64KB")]
    [InlineData("64KB", 65_536, "64KB")]
    [InlineData("32 MB", 33_554_432, "32MB")]
    [InlineData("1.5m", 1_572_864, "1536KB")]
    [InlineData("2GiB", 2_147_483_648, "2GB")]
    [InlineData("1000B", 1_000, "1000B")]
    public void A_size_counts_in_steps_of_1024(string text, long bytes, string words)
    {
        Assert.True(Quantity.TryBytes(text, out long read));
        Assert.Equal(bytes, read);
        Assert.Equal(words, Quantity.BytesWords(read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MB")]
    [InlineData("-1KB")]
    [InlineData("5 apples")]
    public void What_is_no_size_is_not_read(string text) => Assert.False(Quantity.TryBytes(text, out _));

    [Theory]
    [InlineData("0s", "0s")]
    [InlineData("250ms", "250ms")]
    [InlineData("1.5s", "1500ms")]
    [InlineData("120s", "2min")]
    [InlineData("36h", "36h")]
    [InlineData("48h", "2d")]
    public void A_duration_is_written_in_the_largest_unit_that_fits(string text, string words)
    {
        Assert.True(Quantity.TryDuration(text, out TimeSpan duration));
        Assert.Equal(words, Quantity.Words(duration));
    }
}
