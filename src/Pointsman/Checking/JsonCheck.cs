using System.Text.Json;

namespace Pointsman;

/// <summary>The answer is one JSON value and nothing else.</summary>
public sealed class JsonCheck(JsonWanted wanted = JsonWanted.Any) : OutputCheck
{
    /// <inheritdoc />
    public override string Name => "json";

    /// <inheritdoc />
    public override JsonWanted? Json => wanted;

    /// <inheritdoc />
    protected override string? Fault(CheckedAnswer answer)
    {
        using JsonDocument? document = StrictJson.Parse(answer.Text, out string? fault);
        return document is null ? fault : KindFault(document.RootElement);
    }

    private string? KindFault(JsonElement value)
    {
        bool fits = wanted switch
        {
            JsonWanted.ObjectOnly => value.ValueKind == JsonValueKind.Object,
            JsonWanted.ArrayOnly => value.ValueKind == JsonValueKind.Array,
            _ => true,
        };
        string allowed = wanted == JsonWanted.ObjectOnly ? "an object" : "an array";
        return fits ? null : $"found {JsonQuote.Kind(value)}, allowed is {allowed}";
    }
}
