using System.Text;
using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>Reads the messages of a chat request.</summary>
internal sealed class TurnReader(Fields fields)
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool"];
    private readonly List<Turn> _turns = [];
    private Mark? _mark;

    public IReadOnlyList<Turn> Turns => _turns;

    public Mark? Mark => _mark;

    public void Read()
    {
        if (fields.Find("messages") is not { ValueKind: JsonValueKind.Array } messages
            || messages.GetArrayLength() == 0)
        {
            fields.Refuse<bool>("messages", "'messages' must be a list of at least one message.");
            return;
        }

        foreach (JsonElement message in messages.EnumerateArray())
        {
            if (fields.Refused is null)
            {
                ReadTurn(message, $"messages[{_turns.Count}]");
            }
        }
    }

    private void ReadTurn(JsonElement message, string place)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            fields.Refuse<bool>(place, $"'{place}' must be an object.");
            return;
        }

        string? role = Field(message, "role");
        if (role is null || !Roles.Contains(role))
        {
            fields.Refuse<bool>($"{place}.role", $"'{place}.role' must be one of {string.Join(", ", Roles)}.");
            return;
        }

        var images = new List<byte[]>();
        string text = Content(message, place, images);
        List<ToolCall> calls = Calls(message);
        if (text.Length == 0 && images.Count == 0 && calls.Count == 0 && !message.TryGetProperty("content", out _))
        {
            fields.Refuse<bool>($"{place}.content", $"'{place}.content' is missing.");
        }

        _turns.Add(new Turn
        {
            Role = role == "developer" ? "system" : role,
            Text = Mark.Strip(text, ref _mark),
            Images = images,
            Calls = calls,
            CallId = Field(message, "tool_call_id"),
        });
    }

    private string Content(JsonElement message, string place, List<byte[]> images)
    {
        if (!message.TryGetProperty("content", out JsonElement content) || content.ValueKind == JsonValueKind.Null)
        {
            return "";
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            return content.GetString()!;
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            return fields.Refuse<string>(
                $"{place}.content", $"'{place}.content' must be a text or a list of parts.") ?? "";
        }

        var text = new StringBuilder();
        int i = 0;
        foreach (JsonElement part in content.EnumerateArray())
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(Part(part, $"{place}.content[{i++}]", images));
        }

        return text.ToString();
    }

    private string? Part(JsonElement part, string place, List<byte[]> images)
    {
        switch (part.ValueKind == JsonValueKind.Object ? Field(part, "type") : null)
        {
            case "text":
                return Field(part, "text") ?? fields.Refuse<string>($"{place}.text", $"'{place}.text' must be a text.");
            case "refusal":
                return Field(part, "refusal");
            case "image_url":
                AddImage(part, place, images);
                return null;
            case { } other:
                return fields.Refuse<string>(
                    $"{place}.type", $"The simulated models take parts of type text and image_url, found '{other}'.");
            default:
                return fields.Refuse<string>($"{place}.type", $"'{place}.type' must be a text.");
        }
    }

    private void AddImage(JsonElement part, string place, List<byte[]> images)
    {
        string? url = part.TryGetProperty("image_url", out JsonElement image)
            ? image.ValueKind == JsonValueKind.Object ? Field(image, "url") : null
            : null;
        int comma = url?.IndexOf(";base64,", StringComparison.Ordinal) ?? -1;
        if (url is null || !url.StartsWith("data:image/", StringComparison.Ordinal) || comma < 0)
        {
            fields.Refuse<bool>(
                $"{place}.image_url.url",
                "The simulated models have no network: send the image itself, as data:image/png;base64,….",
                "invalid_image_url");
            return;
        }

        try
        {
            images.Add(Convert.FromBase64String(url[(comma + ";base64,".Length)..]));
        }
        catch (FormatException)
        {
            fields.Refuse<bool>($"{place}.image_url.url", "The image is not valid base64.", "invalid_base64");
        }
    }

    private static List<ToolCall> Calls(JsonElement message)
    {
        if (!message.TryGetProperty("tool_calls", out JsonElement calls) || calls.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var read = new List<ToolCall>();
        foreach (JsonElement call in calls.EnumerateArray())
        {
            if (call.ValueKind == JsonValueKind.Object && call.TryGetProperty("function", out JsonElement function)
                && function.ValueKind == JsonValueKind.Object)
            {
                read.Add(new ToolCall(
                    Field(call, "id") ?? "", Field(function, "name") ?? "", Field(function, "arguments") ?? ""));
            }
        }

        return read;
    }

    private static string? Field(JsonElement from, string name) =>
        from.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
