using System.Globalization;
using System.Reflection;

namespace Pointsman;

/// <summary>
/// How long an exception of a chat client asks that the client be left alone: by a property <c>RetryAfter</c>, as
/// Pointsman's own clients have it, or by the header of the answer that clients on System.ClientModel and Azure.Core
/// keep with their exceptions.
/// </summary>
internal static class AskedPause
{
    private const BindingFlags Seen = BindingFlags.Public | BindingFlags.Instance;

    // Whoever asks for more has made a mistake, or says no in a roundabout way.
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    /// <summary>The pause; null where none is asked for.</summary>
    public static TimeSpan? Of(Exception failure, DateTimeOffset now)
    {
        Type type = failure.GetType();
        if (type.GetProperty("RetryAfter", Seen)?.GetValue(failure) is TimeSpan told)
        {
            return Bounded(told.TotalSeconds);
        }

        object? answer = type.GetMethod("GetRawResponse", Seen, [])?.Invoke(failure, null);
        return answer is null ? null
            : Milliseconds(Header(answer, "retry-after-ms")) ?? Seconds(Header(answer, "Retry-After"), now);
    }

    private static string? Header(object answer, string name)
    {
        PropertyInfo? headers = answer.GetType().GetProperty("Headers", Seen);
        MethodInfo? find = headers?.PropertyType.GetMethod(
            "TryGetValue", Seen, [typeof(string), typeof(string).MakeByRefType()]);
        object?[] values = [name, null];
        return headers?.GetValue(answer) is { } all && find?.Invoke(all, values) is true ? values[1] as string : null;
    }

    private static TimeSpan? Milliseconds(string? text) =>
        Number(text) is { } milliseconds ? Bounded(milliseconds / 1000) : null;

    private static TimeSpan? Seconds(string? text, DateTimeOffset now) =>
        Number(text) is { } seconds ? Bounded(seconds)
        : DateTimeOffset.TryParseExact(
            text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? Bounded((date - now).TotalSeconds)
        : null;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number : null;

    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Most.TotalSeconds));
}
