using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>Reads the tools of a chat request, and which of them may or must be called.</summary>
internal static class ToolReader
{
    private const int MaxTools = 128;

    public static IReadOnlyList<Tool> Tools(Fields fields)
    {
        if (fields.Find("tools") is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxTools)
        {
            return fields.Refuse<Tool[]>("tools", $"'tools' must be a list of at most {MaxTools} tools.") ?? [];
        }

        var tools = new List<Tool>();
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (Function(item) is not { } function || Name(function) is not { } name)
            {
                return fields.Refuse<Tool[]>(
                    $"tools[{tools.Count}]",
                    $"'tools[{tools.Count}]' must have type function and function.name.") ?? [];
            }

            tools.Add(new Tool(
                name,
                function.TryGetProperty("description", out JsonElement about)
                    && about.ValueKind == JsonValueKind.String ? about.GetString()! : "",
                function.TryGetProperty("parameters", out JsonElement parameters)
                    && parameters.ValueKind == JsonValueKind.Object ? parameters : null));
        }

        return tools;
    }

    public static ToolChoice Choice(Fields fields, IReadOnlyList<Tool> tools)
    {
        JsonElement? choice = fields.Find("tool_choice");
        if (choice is null)
        {
            return new ToolChoice("auto");
        }

        string? mode = choice.Value.ValueKind == JsonValueKind.String ? choice.Value.GetString() : null;
        if (mode is "auto" or "none" or "required")
        {
            return tools.Count > 0 || mode != "required"
                ? new ToolChoice(mode)
                : Refused(fields, "'tool_choice' is required, but there are no 'tools'.");
        }

        if (choice.Value.ValueKind != JsonValueKind.Object || Function(choice.Value) is not { } function
            || Name(function) is not { } name)
        {
            return Refused(fields, "'tool_choice' must be auto, none, required, or a function by its name.");
        }

        return tools.Any(tool => tool.Name == name)
            ? new ToolChoice("required", name)
            : Refused(fields, $"'tool_choice' names '{name}', which is not among the 'tools'.");
    }

    private static ToolChoice Refused(Fields fields, string message) =>
        fields.Refuse<ToolChoice>("tool_choice", message) ?? new ToolChoice("auto");

    private static JsonElement? Function(JsonElement from) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty("function", out JsonElement function)
            && function.ValueKind == JsonValueKind.Object ? function : null;

    private static string? Name(JsonElement function) =>
        function.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String
            && name.GetString() is { Length: > 0 } text ? text : null;
}
