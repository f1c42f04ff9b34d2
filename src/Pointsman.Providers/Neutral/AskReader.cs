using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>
/// Reads the values of one request: the first that is not what it should be becomes the error, and what the neutral
/// form has no place for is kept with its path.
/// </summary>
internal sealed class AskReader
{
    private const int ShownLength = 60;
    private readonly List<ForeignField> _foreign = [];

    /// <summary>The first fault; null while all is well.</summary>
    public WireError? Error { get; private set; }

    /// <summary>What the neutral form has no place for.</summary>
    public IReadOnlyList<ForeignField> Foreign => _foreign;

    /// <summary>The parsed body, which must be an object; null when it is none.</summary>
    public JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        JsonDocument? parsed = JsonBody.Parse(body, out string? fault);
        if (fault is not null)
        {
            Error = Invalid(null, fault + "; send one JSON object");
        }
        else if (parsed!.RootElement.ValueKind != JsonValueKind.Object)
        {
            Error = Invalid(null, $"the body is {Shown(parsed.RootElement)}; send one JSON object");
            parsed.Dispose();
            return null;
        }

        return parsed;
    }

    /// <summary>Keeps a field that the neutral form has no place for.</summary>
    public void Keep(string path, JsonElement value) => _foreign.Add(new ForeignField(path, value.Clone()));

    /// <summary>Notes what is wrong with a field, unless something is known to be wrong already.</summary>
    public void Fault(string path, string found, string allowed) =>
        Error ??= Invalid(path, $"{path} is {found}; {allowed}");

    /// <summary>Notes that a field which must be there is not.</summary>
    public void Missing(string path, string allowed) => Error ??= Invalid(path, $"{path} is missing; {allowed}");

    /// <summary>A text.</summary>
    public string? Text(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Fault(path, Shown(value), "a text is expected");
        return null;
    }

    /// <summary>A number within limits.</summary>
    public float? Number(JsonElement value, string path, double least = double.MinValue, double most = double.MaxValue)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            && number >= least && number <= most && float.IsFinite((float)number))
        {
            return (float)number;
        }

        string range = most == double.MaxValue ? "" : $" from {least} to {most}";
        Fault(path, Shown(value), $"a number{range} is expected");
        return null;
    }

    /// <summary>A whole number within limits.</summary>
    public long? Whole(JsonElement value, string path, long least = 0, long most = int.MaxValue)
    {
        // A client whose numbers are all floating writes 256.0.
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            && number == Math.Floor(number) && number >= least && number <= most)
        {
            return value.TryGetInt64(out long exact) ? exact : (long)number;
        }

        Fault(path, Shown(value), $"a whole number from {least} to {most} is expected");
        return null;
    }

    /// <summary>Yes or no.</summary>
    public bool? Flag(JsonElement value, string path)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(path, Shown(value), "true or false is expected");
        return null;
    }

    /// <summary>The elements of a list, each with its path.</summary>
    public IEnumerable<(JsonElement Value, string Path)> List(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(path, Shown(value), "a list is expected");
            yield break;
        }

        int at = 0;
        foreach (JsonElement element in value.EnumerateArray())
        {
            yield return (element, $"{path}[{at++}]");
        }
    }

    /// <summary>The fields of an object that have a value, each with its path; null counts as absent.</summary>
    public IEnumerable<(string Name, JsonElement Value, string Path)> Fields(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault(path.Length == 0 ? "the body" : path, Shown(value), "an object is expected");
            yield break;
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                string own = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                yield return (property.Name, property.Value, own);
            }
        }
    }

    /// <summary>The texts of a list.</summary>
    public List<string> Texts(JsonElement value, string path) =>
        [.. List(value, path).Select(item => Text(item.Value, item.Path) ?? "")];

    /// <summary>A value as it is shown in an error: its kind, and itself where it is short.</summary>
    public static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "the text " + Short(value.GetRawText()),
        _ => Short(value.GetRawText()),
    };

    private static string Short(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + "…";

    private static WireError Invalid(string? field, string message) =>
        new(400, ErrorCode.InvalidRequest, message) { Field = field };
}
