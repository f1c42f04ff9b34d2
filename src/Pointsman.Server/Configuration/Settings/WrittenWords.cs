using System.Reflection;

namespace Pointsman.Server;

/// <summary>The words that people write for the values of an enumeration.</summary>
internal static class WrittenWords
{
    /// <summary>The words in the order of the values.</summary>
    public static string[] Of<TEnum>()
        where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(Of)];

    /// <summary>The word for one value.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        string name = Enum.GetName(value)!;
        return typeof(TEnum).GetField(name)?.GetCustomAttribute<WordAttribute>()?.Word ?? name.ToLowerInvariant();
    }
}
