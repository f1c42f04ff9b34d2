using Microsoft.AspNetCore.Http;
using Xunit;

namespace Pointsman.Server.Tests.Coordination;

public sealed class RefusalTests
{
    private const long Second = TimeSpan.TicksPerSecond;

    private static Refusal Of(
        LimitMeasure measure, LimitWindow window, decimal found, decimal asked, decimal most, long wait) => new(
        Some.Key(KeyLimits.None), new Shortfall(measure, window, found, asked, most, wait), Some.Noon, default);

    [Fact]
    public void Requests_say_how_long_to_wait() => Assert.Equal(
        "key 'ci' (pm_abcde…): 60 of 60 requests per minute are used; wait 12 s, or have the limit raised",
        Of(LimitMeasure.Requests, LimitWindow.Minute, 60, 1, 60, (11 * Second) + 1).Message);

    [Fact]
    public void Tokens_say_that_a_smaller_request_fits_as_well() => Assert.Equal(
        "key 'ci' (pm_abcde…): 98,000 of 100,000 tokens per minute are used or reserved, and this request may need "
            + "4,000; wait 1 s, ask for fewer output tokens, or have the limit raised",
        Of(LimitMeasure.Tokens, LimitWindow.Minute, 98_000, 4_000, 100_000, 1).Message);

    [Fact]
    public void Money_says_the_day_on_which_there_is_a_budget_again() => Assert.Equal(
        "key 'ci' (pm_abcde…): $19.80 of $20.00 per month (UTC) are spent or reserved, and this request may cost "
            + "$0.50; wait until 2026-12-01 00:00 UTC, ask for fewer output tokens, or have the limit raised",
        Of(LimitMeasure.Usd, LimitWindow.Month, 19.8m, 0.5m, 20m, (long)(10.5 * 86_400) * Second).Message);

    [Fact]
    public void A_request_that_can_never_fit_is_not_told_to_wait()
    {
        Refusal refusal = Of(LimitMeasure.Tokens, LimitWindow.Day, 0, 200_000, 100_000, Shortfall.Never);
        Assert.Null(refusal.RetryAfterSeconds);
        Assert.Equal(
            "key 'ci' (pm_abcde…): this request may need 200,000 tokens, and at most 100,000 per day (UTC) is "
                + "allowed; ask for fewer output tokens, or have the limit raised",
            refusal.Message);
    }

    [Fact]
    public void Too_many_at_the_same_time_wait_for_one_to_end() => Assert.Equal(
        "key 'ci' (pm_abcde…): 8 of 8 requests at the same time are running; wait until one ends, "
            + "or have the limit raised",
        Of(LimitMeasure.Concurrency, LimitWindow.Moment, 8, 1, 8, Second).Message);

    [Fact]
    public void The_answer_to_a_refused_request_carries_when_to_come_back_and_how_the_key_stands()
    {
        var admission = new Admission();
        Key key = Some.Key(new KeyLimits { Requests = new(2, 5), Tokens = new(1_000) });
        admission.TryAdmit(Some.Ask(key, Some.Noon, 900), out _, out _);
        admission.TryAdmit(Some.Ask(key, Some.Noon.AddSeconds(10), 900), out Refusal? refusal, out _);
        var headers = new HeaderDictionary();
        LimitHeaders.AddTo(headers, refusal!);
        Assert.Equal(
            [
                "Retry-After: 51", "x-ratelimit-limit-requests: 2", "x-ratelimit-limit-tokens: 1000",
                "x-ratelimit-remaining-requests: 1", "x-ratelimit-remaining-tokens: 100",
                "x-ratelimit-reset-requests: 51s", "x-ratelimit-reset-tokens: 51s",
            ],
            headers.Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_standing_is_that_of_the_window_with_the_least_left()
    {
        var admission = new Admission();
        Key key = Some.Key(new KeyLimits { Requests = new(5, 2) });
        admission.TryAdmit(Some.Ask(key, Some.Noon), out _, out Reservation reservation);
        Assert.Equal(new RateStanding(2, 1, 12 * 3_600 * Second), reservation.Standing.Requests);
        Assert.False(reservation.Standing.Tokens.Limited);
    }

    [Fact]
    public void A_key_without_limits_adds_no_headers()
    {
        var headers = new HeaderDictionary();
        LimitHeaders.AddTo(headers, default(LimitStanding));
        Assert.Empty(headers);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1s")]
    [InlineData(12 * Second, "12s")]
    [InlineData(360 * Second, "6m0s")]
    [InlineData((3_723 * Second) - 1, "1h2m3s")]
    [InlineData(-1, "0s")]
    public void Durations_are_written_as_clients_know_them(long ticks, string expected) =>
        Assert.Equal(expected, LimitHeaders.Duration(ticks));
}
