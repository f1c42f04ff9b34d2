using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace Pointsman;

/// <summary>What an exception of a chat client means.</summary>
internal static class ClientFailures
{
    // Every maker's clients have exceptions of their own; they tell the status of HTTP under one of two names.
    private static readonly string[] StatusNames = ["StatusCode", "Status"];
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Known = new();

    /// <summary>The kind of a failure: a refusal of the request itself is nobody else's to answer.</summary>
    public static FailureKind Of(Exception failure) => Status(failure) switch
    {
        _ when failure is PersonWaitingException => FailureKind.Waiting,
        400 or 413 or 415 or 422 => FailureKind.Refused,
        null when failure is ArgumentException => FailureKind.Refused,
        _ => FailureKind.Upstream,
    };

    /// <summary>
    /// Whether a failure speaks against the client and not against the request: what one client cannot do, another may,
    /// and it still does everything else.
    /// </summary>
    public static bool SpeaksAgainst(Exception failure, FailureKind kind) =>
        kind is not (FailureKind.Refused or FailureKind.Waiting) && failure is not NotSupportedException;

    private static int? Status(Exception failure) =>
        Known.GetOrAdd(failure.GetType(), static type => Find(type))?.GetValue(failure) is { } status
            ? Convert.ToInt32(status, CultureInfo.InvariantCulture)
            : null;

    private static PropertyInfo? Find(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0 && IsNumber(property.PropertyType))
        .FirstOrDefault(property => StatusNames.Contains(property.Name));

    private static bool IsNumber(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(int) || plain.IsEnum);
}
