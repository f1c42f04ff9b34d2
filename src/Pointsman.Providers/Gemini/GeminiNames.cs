using System.Text;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Google's API takes every field in camelCase and in snake_case; here both are one.</summary>
internal static class GeminiNames
{
    /// <summary>The name in camelCase.</summary>
    public static string Camel(string name)
    {
        if (!name.Contains('_', StringComparison.Ordinal))
        {
            return name;
        }

        var camel = new StringBuilder(name.Length);
        bool raise = false;
        foreach (char letter in name)
        {
            if (letter == '_' && camel.Length > 0)
            {
                raise = true;
                continue;
            }

            camel.Append(raise ? char.ToUpperInvariant(letter) : letter);
            raise = false;
        }

        return camel.ToString();
    }

    /// <summary>The value of a field, whichever way its name is spelt; null where it is absent.</summary>
    public static JsonElement? Property(JsonElement parent, string camel)
    {
        if (parent.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (parent.TryGetProperty(camel, out JsonElement value))
        {
            return value;
        }

        foreach (JsonProperty property in parent.EnumerateObject())
        {
            if (property.Name.Contains('_', StringComparison.Ordinal) && Camel(property.Name) == camel)
            {
                return property.Value;
            }
        }

        return null;
    }
}
