using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>Keywords that look at a value by itself: its type, its size, what it is equal to.</summary>
internal sealed class SchemaScalars(SchemaReader reader, string pointer)
{
    private const int MostListed = 10;

    private static readonly string[] Types = ["object", "array", "string", "number", "integer", "boolean", "null"];

    /// <summary>The rule for a keyword; nothing when it demands nothing, is faulty, or is not known.</summary>
    public SchemaRule? RuleOf(string keyword, JsonElement value, out bool known)
    {
        known = true;
        switch (keyword)
        {
            case "type":
                return Type(value);
            case "enum":
                return Enum(value);
            case "const":
                return new PlainRule(one => JsonElement.DeepEquals(one, value), JsonQuote.Value(value));
            case "minimum":
                return Bound(keyword, value, "at least", sign => sign >= 0);
            case "maximum":
                return Bound(keyword, value, "at most", sign => sign <= 0);
            case "exclusiveMinimum":
                return Bound(keyword, value, "more than", sign => sign > 0);
            case "exclusiveMaximum":
                return Bound(keyword, value, "less than", sign => sign < 0);
            case "multipleOf":
                return Multiple(value);
            case "minLength":
                return Size(keyword, value, JsonValueKind.String, Characters, least: true, "characters");
            case "maxLength":
                return Size(keyword, value, JsonValueKind.String, Characters, least: false, "characters");
            case "minItems":
                return Size(keyword, value, JsonValueKind.Array, one => one.GetArrayLength(), least: true, "items");
            case "maxItems":
                return Size(keyword, value, JsonValueKind.Array, one => one.GetArrayLength(), least: false, "items");
            case "minProperties":
                return Size(
                    keyword, value, JsonValueKind.Object, one => one.GetPropertyCount(), least: true, "properties");
            case "maxProperties":
                return Size(
                    keyword, value, JsonValueKind.Object, one => one.GetPropertyCount(), least: false, "properties");
            case "pattern":
                return Pattern(value);
            case "format":
                return Format(value, out known);
            default:
                known = false;
                return null;
        }
    }

    /// <summary>A number of things under a keyword.</summary>
    public int? Count(string keyword, JsonElement value)
    {
        bool whole = value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            && number is >= 0 and <= int.MaxValue && number == Math.Truncate(number);
        return whole ? (int)value.GetDouble() : Wrong<int?>(keyword, value, "write a whole number from 0 on");
    }

    private PlainRule? Type(JsonElement value)
    {
        string[] types = value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(one => one.ToString())]
            : [value.ToString()];
        if (types.Length == 0 || types.Except(Types).Any())
        {
            return Wrong<PlainRule?>("type", value, $"write one or several of {string.Join(", ", Types)}");
        }

        return new PlainRule(one => types.Any(type => Is(one, type)), $"the type {string.Join(" or ", types)}");
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && new JsonNumber(value.GetRawText()).IsWhole,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.Null,
    };

    private PlainRule? Enum(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return Wrong<PlainRule?>("enum", value, "write a list of values");
        }

        JsonElement[] all = [.. value.EnumerateArray()];
        string listed = string.Join(", ", all.Take(MostListed).Select(JsonQuote.Value));
        return new PlainRule(
            one => all.Any(other => JsonElement.DeepEquals(one, other)),
            all.Length > MostListed ? $"one of {all.Length} values, as {listed}" : $"one of {listed}",
            all.Length);
    }

    private PlainRule? Bound(string keyword, JsonElement value, string words, Func<int, bool> fits)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            return Wrong<PlainRule?>(keyword, value, "write a number");
        }

        var bound = new JsonNumber(value.GetRawText());
        return new PlainRule(
            one => one.ValueKind != JsonValueKind.Number || fits(new JsonNumber(one.GetRawText()).CompareTo(bound)),
            $"{words} {value.GetRawText()}");
    }

    private PlainRule? Multiple(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !(value.GetDouble() > 0))
        {
            return Wrong<PlainRule?>("multipleOf", value, "write a number above 0");
        }

        var step = new JsonNumber(value.GetRawText());
        return new PlainRule(
            one => one.ValueKind != JsonValueKind.Number || new JsonNumber(one.GetRawText()).IsMultipleOf(step),
            $"a multiple of {value.GetRawText()}");
    }

    private PlainRule? Size(
        string keyword, JsonElement value, JsonValueKind kind, Func<JsonElement, int> size, bool least, string unit)
    {
        return Count(keyword, value) is not { } bound ? null : new PlainRule(
            one => one.ValueKind != kind || (least ? size(one) >= bound : size(one) <= bound),
            string.Create(CultureInfo.InvariantCulture, $"{(least ? "at least" : "at most")} {bound} {unit}"));
    }

    private PatternRule? Pattern(JsonElement value)
    {
        string? wrong = "no text";
        Regex? regex = value.ValueKind == JsonValueKind.String
            ? SchemaPattern.Read(value.GetString()!, reader.Limits.PatternTimeout, out wrong)
            : null;
        if (regex is null)
        {
            reader.Fault($"{pointer}/pattern", $"found {wrong}", "write a regular expression");
            return null;
        }

        return new PatternRule(regex, value.GetString()!);
    }

    private static PlainRule? Format(JsonElement value, out bool known)
    {
        string? format = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        Func<string, bool>? fits = format is null ? null : SchemaFormats.Of(format);
        known = fits is not null;
        return fits is null ? null : new PlainRule(
            one => one.ValueKind != JsonValueKind.String || fits(one.GetString()!), $"a text of the format {format}");
    }

    private static int Characters(JsonElement text) => text.GetString()!.EnumerateRunes().Count();

    private T? Wrong<T>(string keyword, JsonElement value, string fix)
    {
        reader.Fault($"{pointer}/{keyword}", $"found {JsonQuote.Value(value)}", fix);
        return default;
    }
}
