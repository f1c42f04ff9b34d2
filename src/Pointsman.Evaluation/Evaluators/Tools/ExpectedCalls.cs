using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Reads the calls that are wanted, out of a suite or of a case, in the same shape.</summary>
internal static class ExpectedCalls
{
    private const int Most = 100;

    private const string Shape =
        "write a name, or {name: get_weather, arguments: {city: Paris}}, or a list of them; none for no call";

    /// <summary>The calls; null, with what is wrong, where they cannot be read.</summary>
    public static IReadOnlyList<ExpectedCall>? Read(JsonElement json, out string? wrong)
    {
        wrong = null;
        if (json is { ValueKind: JsonValueKind.String } word && word.GetString() is "none" or "")
        {
            return [];
        }

        JsonElement[] items = json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];
        if (items.Length > Most)
        {
            wrong = $"{items.Length} calls, more than {Most}";
            return null;
        }

        var calls = new List<ExpectedCall>();
        foreach (JsonElement item in items)
        {
            if (One(item, out wrong) is not { } call)
            {
                return null;
            }

            calls.Add(call);
        }

        return calls;
    }

    private static ExpectedCall? One(JsonElement item, out string? wrong)
    {
        wrong = null;
        if (item.ValueKind == JsonValueKind.String)
        {
            return new ExpectedCall(item.GetString()!);
        }

        // OpenAI's shape has the name and the arguments one level down, the latter as a text.
        bool nested = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("function", out _);
        JsonElement inner = nested ? item.GetProperty("function") : item;
        if (inner.ValueKind != JsonValueKind.Object || !inner.TryGetProperty("name", out JsonElement name)
            || name.ValueKind != JsonValueKind.String)
        {
            wrong = $"{JsonQuote.Value(item)}; {Shape}";
            return null;
        }

        JsonElement? arguments = Arguments(inner, ref wrong);
        OutputSchema? schema = Schema(inner, ref wrong);
        return wrong is null ? new ExpectedCall(name.GetString()!, arguments, schema) : null;
    }

    private static JsonElement? Arguments(JsonElement call, ref string? wrong)
    {
        if (!call.TryGetProperty("arguments", out JsonElement arguments))
        {
            return null;
        }

        if (arguments.ValueKind == JsonValueKind.String)
        {
            using JsonDocument? text = StrictJson.Parse(arguments.GetString()!, out wrong);
            arguments = text?.RootElement.Clone() ?? default;
        }

        wrong ??= arguments.ValueKind == JsonValueKind.Object ? null : "arguments that are no object";
        return arguments;
    }

    private static OutputSchema? Schema(JsonElement call, ref string? wrong)
    {
        if (!call.TryGetProperty("schema", out JsonElement json))
        {
            return null;
        }

        var faults = new List<Fault>();
        OutputSchema? schema = OutputSchema.Read(json, faults);
        wrong ??= faults.Count > 0 ? faults[0].Found : null;
        return schema;
    }
}
