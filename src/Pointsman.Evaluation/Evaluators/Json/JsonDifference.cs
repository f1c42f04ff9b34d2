using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Where two JSON values differ.</summary>
internal static class JsonDifference
{
    /// <summary>The first difference as a sentence; null where there is none.</summary>
    /// <param name="expected">What is wanted.</param>
    /// <param name="found">What is there.</param>
    /// <param name="partial">Whether objects may have more properties than wanted.</param>
    /// <param name="at">Where the values stand.</param>
    public static string? Find(JsonElement expected, JsonElement found, bool partial, string at = "")
    {
        switch (expected.ValueKind, found.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                return Objects(expected, found, partial, at);
            case (JsonValueKind.Array, JsonValueKind.Array):
                return Arrays(expected, found, partial, at);
            default:
                return JsonElement.DeepEquals(expected, found) ? null
                    : $"{Name(at)}: expected {JsonQuote.Value(expected)}, found {JsonQuote.Value(found)}";
        }
    }

    /// <summary>What stands at a path, <c>user.items[0]</c>; null where there is nothing.</summary>
    public static JsonElement? At(JsonElement value, string path)
    {
        string plain = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
        foreach (string step in plain.Replace("[", ".", StringComparison.Ordinal)
            .Replace("]", "", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out JsonElement inner))
            {
                value = inner;
            }
            else if (value.ValueKind == JsonValueKind.Array
                && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int item)
                && item < value.GetArrayLength())
            {
                value = value[item];
            }
            else
            {
                return null;
            }
        }

        return value;
    }

    private static string? Objects(JsonElement expected, JsonElement found, bool partial, string at)
    {
        foreach (JsonProperty property in expected.EnumerateObject())
        {
            string inner = at.Length == 0 ? property.Name : $"{at}.{property.Name}";
            string? differs = found.TryGetProperty(property.Name, out JsonElement value)
                ? Find(property.Value, value, partial, inner)
                : $"{Name(inner)} is missing";
            if (differs is not null)
            {
                return differs;
            }
        }

        if (partial)
        {
            return null;
        }

        foreach (JsonProperty property in found.EnumerateObject())
        {
            if (!expected.TryGetProperty(property.Name, out _))
            {
                return $"{Name(at)} has {JsonQuote.Text(property.Name)}, which is not expected";
            }
        }

        return null;
    }

    private static string? Arrays(JsonElement expected, JsonElement found, bool partial, string at)
    {
        if (expected.GetArrayLength() != found.GetArrayLength())
        {
            return $"{Name(at)}: expected {expected.GetArrayLength()} items, found {found.GetArrayLength()}";
        }

        int item = 0;
        foreach ((JsonElement wanted, JsonElement there) in expected.EnumerateArray().Zip(found.EnumerateArray()))
        {
            string inner = string.Create(CultureInfo.InvariantCulture, $"{at}[{item++}]");
            if (Find(wanted, there, partial, inner) is { } differs)
            {
                return differs;
            }
        }

        return null;
    }

    private static string Name(string at) => at.Length == 0 ? "the answer" : at;
}
