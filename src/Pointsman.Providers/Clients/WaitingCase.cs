using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>What a gateway answers whose person has not answered yet.</summary>
/// <param name="Case">Under which the answer is asked for later.</param>
/// <param name="Provisional">The surest answer of a model so far; null for none.</param>
internal sealed record WaitingCase(string Case, string? Provisional)
{
    /// <summary>Reads it; null when it is something else.</summary>
    public static WaitingCase? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && Text(json.RootElement, "case") is { } id
                ? new WaitingCase(id, Text(json.RootElement, "provisional"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
