using System.Collections.Concurrent;
using System.Net;
using System.Reflection;

namespace Pointsman;

/// <summary>What an exception of a chat client means.</summary>
internal static class ClientFailures
{
    // Clients of different makers have exceptions of their own, which tell the status of HTTP under one of two names.
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> StatusOf = new();

    /// <summary>The kind of a failure: a refusal of the request itself is nobody else's to answer.</summary>
    public static FailureKind Of(Exception failure) => Status(failure) switch
    {
        400 or 413 or 415 or 422 => FailureKind.Refused,
        null when failure is ArgumentException or NotSupportedException => FailureKind.Refused,
        _ => FailureKind.Upstream,
    };

    private static int? Status(Exception failure)
    {
        if (failure is HttpRequestException { StatusCode: { } known })
        {
            return (int)known;
        }

        PropertyInfo? property = StatusOf.GetOrAdd(failure.GetType(), static type =>
            Readable(type, "Status") ?? Readable(type, "StatusCode"));
        return property?.GetValue(failure) switch
        {
            int number => number,
            HttpStatusCode code => (int)code,
            _ => null,
        };
    }

    private static PropertyInfo? Readable(Type type, string name) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).FirstOrDefault(property =>
            property.Name == name && property.GetIndexParameters().Length == 0
            && (property.PropertyType == typeof(int) || property.PropertyType == typeof(HttpStatusCode)
                || property.PropertyType == typeof(HttpStatusCode?)));
}
