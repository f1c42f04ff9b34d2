using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>Tells clients how their key stands, in the headers that OpenAI's clients know.</summary>
internal static class LimitHeaders
{
    /// <summary>Adds <c>x-ratelimit-*</c> for requests and tokens, as far as they are limited.</summary>
    public static void AddTo(IHeaderDictionary headers, in LimitStanding standing)
    {
        if (standing.Requests is { Limited: true } requests)
        {
            headers["x-ratelimit-limit-requests"] = Number(requests.Limit);
            headers["x-ratelimit-remaining-requests"] = Number(requests.Remaining);
            headers["x-ratelimit-reset-requests"] = Duration(requests.ResetTicks);
        }

        if (standing.Tokens is { Limited: true } tokens)
        {
            headers["x-ratelimit-limit-tokens"] = Number(tokens.Limit);
            headers["x-ratelimit-remaining-tokens"] = Number(tokens.Remaining);
            headers["x-ratelimit-reset-tokens"] = Duration(tokens.ResetTicks);
        }
    }

    /// <summary>Adds <c>Retry-After</c>, if waiting helps, and how the key stands.</summary>
    public static void AddTo(IHeaderDictionary headers, Refusal refusal)
    {
        if (refusal.RetryAfterSeconds is { } seconds)
        {
            headers.RetryAfter = Number(seconds);
        }

        AddTo(headers, refusal.Standing);
    }

    /// <summary>Whole seconds, rounded up, as <c>1h2m3s</c>, <c>6m0s</c> or <c>12s</c>.</summary>
    public static string Duration(long ticks)
    {
        long seconds = (Math.Max(0, ticks) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
        (long hours, long minutes) = (seconds / 3_600, seconds / 60 % 60);
        return (hours, minutes) switch
        {
            (0, 0) => $"{seconds}s",
            (0, _) => $"{minutes}m{seconds % 60}s",
            _ => $"{hours}h{minutes}m{seconds % 60}s",
        };
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
