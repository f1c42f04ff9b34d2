using System.Globalization;
using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>Reads the fields of a request; the first that cannot be read is the one that is refused.</summary>
internal sealed class Fields(JsonElement root)
{
    public Refusal? Refused { get; private set; }

    public JsonElement? Find(string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => Refuse<string>(name, $"'{name}' must be a text."),
    };

    public bool Flag(string name, bool otherwise = false) => Find(name) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Refuse<bool>(name, $"'{name}' must be true or false."),
    };

    public int? Whole(string name, int least, int most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            && number >= least && number <= most
            ? number
            : Refuse<int?>(name, $"'{name}' must be a whole number from {least} to {most}, found {Short(value)}.");
    }

    public double? Number(string name, double least, double most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            && number >= least && number <= most
            ? number
            : Refuse<double?>(name, string.Create(
                CultureInfo.InvariantCulture,
                $"'{name}' must be a number from {least} to {most}, found {Short(value)}."));
    }

    public T? Refuse<T>(string name, string message, string? code = null)
    {
        Refused ??= Refusal.Bad(name, message, code);
        return default;
    }

    private static string Short(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "…";
    }
}
