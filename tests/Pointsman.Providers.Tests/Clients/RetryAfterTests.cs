using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Providers.Tests.Clients;

public sealed class RetryAfterTests
{
    // A Tuesday: 10 March 2026, noon.
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Retry-After", "5", 5)]
    [InlineData("Retry-After", "0", 0)]
    [InlineData("Retry-After", "1.5", 1.5)]
    [InlineData("Retry-After", " 5 ", 5)]
    [InlineData("Retry-After", "-5", 0)]
    [InlineData("Retry-After", "1e30", 86_400)]
    [InlineData("Retry-After", "999999999999", 86_400)]
    [InlineData("Retry-After", "Tue, 10 Mar 2026 12:00:30 GMT", 30)]
    [InlineData("Retry-After", "Tuesday, 10-Mar-26 12:00:30 GMT", 30)]
    [InlineData("Retry-After", "Tue Mar 10 12:00:30 2026", 30)]
    [InlineData("Retry-After", "2026-03-10T12:00:30Z", 30)]
    [InlineData("Retry-After", "2026-03-10T13:00:30+01:00", 30)]
    [InlineData("Retry-After", "Tue, 10 Mar 2026 11:59:30 GMT", 0)]
    [InlineData("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT", 0)]
    [InlineData("Retry-After", "Sun, 10 Mar 2999 12:00:00 GMT", 86_400)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("retry-after-ms", "1500.5", 1.5005)]
    [InlineData("Retry-After-Ms", "250", 0.25)]
    [InlineData("retry-after-ms", "-1", 0)]
    [InlineData("x-ms-retry-after-ms", "2000", 2)]
    public void Each_way_of_saying_it_is_read(string name, string value, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read((name, value)));

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(5.0, null, 5.0)]
    [InlineData(null, 7.0, 7.0)]
    [InlineData(5.0, 7.0, 7.0)]
    [InlineData(9.0, 7.0, 9.0)]
    public void Of_header_and_body_the_longer_counts(double? header, double? body, double? seconds) =>
        Assert.Equal(Seconds(seconds), RetryAfter.Longer(Seconds(header), Seconds(body)));

    [Theory]
    [InlineData("Retry-After", "")]
    [InlineData("Retry-After", "soon")]
    [InlineData("Retry-After", "NaN")]
    [InlineData("Retry-After", "Infinity")]
    [InlineData("Retry-After", "5 seconds")]
    [InlineData("Retry-After", "5, 6")]
    [InlineData("Retry-After", "12:30")]
    [InlineData("Retry-After", "March")]
    [InlineData("Retry-After", "10/3/2026")]
    [InlineData("Retry-After", "Tue, 32 Mar 2026 12:00:30 GMT")]
    [InlineData("retry-after-ms", "soon")]
    [InlineData("retry-after-ms", "Tue, 10 Mar 2026 12:00:30 GMT")]
    [InlineData("x-other", "5")]
    public void Nonsense_says_nothing(string name, string value) => Assert.Null(Read((name, value)));

    [Fact]
    public void The_exact_one_counts_first_and_nonsense_in_it_hides_no_other()
    {
        Assert.Equal(
            TimeSpan.FromSeconds(1.5),
            Read(("Retry-After", "2"), ("x-ms-retry-after-ms", "1700"), ("retry-after-ms", "1500")));
        Assert.Equal(TimeSpan.FromSeconds(1.7), Read(("Retry-After", "2"), ("x-ms-retry-after-ms", "1700")));
        Assert.Equal(TimeSpan.FromSeconds(2), Read(("Retry-After", "2"), ("retry-after-ms", "soon")));
    }

    [Fact]
    public void Whatever_it_says_a_wait_is_between_nothing_and_a_day() =>
        Prop.ForAll<NonNull<string>, bool>((text, ms) =>
        {
            if (Read((ms ? "retry-after-ms" : "Retry-After", text.Get)) is { } wait)
            {
                Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromHours(24));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static TimeSpan? Read(params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage();
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return RetryAfter.Of(response.Headers, Now);
    }

    private static TimeSpan? Seconds(double? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}
