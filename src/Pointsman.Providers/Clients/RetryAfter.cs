using System.Globalization;
using System.Net.Http.Headers;

namespace Pointsman.Providers;

/// <summary>How long a provider asks to be left alone, in each of the ways that providers say it.</summary>
public static class RetryAfter
{
    // A longer wait is a mistake of the provider's, or its way of saying no.
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    // The three forms of RFC 9110, and ISO 8601; whatever else looks like a date is none.
    private static readonly string[] Dates =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy",
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>
    /// <c>retry-after-ms</c>, <c>x-ms-retry-after-ms</c>, and <c>Retry-After</c> in seconds or as a date.
    /// </summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (Number(headers, "retry-after-ms") is { } exact)
        {
            return Bounded(exact / 1000);
        }

        if (Number(headers, "x-ms-retry-after-ms") is { } azure)
        {
            return Bounded(azure / 1000);
        }

        if (Number(headers, "Retry-After") is { } seconds)
        {
            return Bounded(seconds);
        }

        string? text = First(headers, "Retry-After");
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParseExact(text, Dates, CultureInfo.InvariantCulture, Utc, out DateTimeOffset date)
            ? Bounded((date - now).TotalSeconds)
            : null;
    }

    /// <summary>The longer of what the headers and the body of a refusal say; null when neither does.</summary>
    public static TimeSpan? Longer(TimeSpan? header, TimeSpan? body) => body is null || header > body ? header : body;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(First(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number : null;

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;

    private static TimeSpan Bounded(double seconds) =>
        TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Most.TotalSeconds));
}
