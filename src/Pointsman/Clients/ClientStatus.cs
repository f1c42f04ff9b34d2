using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace Pointsman;

/// <summary>The status of HTTP that exceptions of chat clients tell, whoever made the client.</summary>
public static class ClientStatus
{
    // Every maker's clients have exceptions of their own; they tell the status of HTTP under one of two names.
    private static readonly string[] Names = ["StatusCode", "Status"];
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Known = new();

    /// <summary>The status that an exception tells; null where it tells none.</summary>
    public static int? Of(Exception failure) =>
        Known.GetOrAdd(failure.GetType(), static type => Find(type))?.GetValue(failure) is { } status
            ? Convert.ToInt32(status, CultureInfo.InvariantCulture)
            : null;

    private static PropertyInfo? Find(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0 && IsNumber(property.PropertyType))
        .FirstOrDefault(property => Names.Contains(property.Name));

    private static bool IsNumber(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(int) || plain.IsEnum);
}
