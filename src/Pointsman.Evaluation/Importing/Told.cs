using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>What several tools tell alike: conversations, tools that were called, failures.</summary>
internal static partial class Told
{
    /// <summary>
    /// Splits what a case asked, a text or a conversation, into the last thing said and what came before it.
    /// </summary>
    public static (string Input, JsonElement? Before) Conversation(JsonElement? asked)
    {
        if (asked is not { } whole)
        {
            return ("", null);
        }

        if (whole.ValueKind != JsonValueKind.Array)
        {
            return (whole.ContentText(), null);
        }

        (string Role, string Text)[] messages =
            [.. whole.EnumerateArray().Select(message => (message.TextAt("role") ?? "user", Text(message)))];
        if (messages.Length == 0)
        {
            return ("", null);
        }

        var before = new JsonArray([.. messages[..^1].Select(message =>
            new JsonObject { ["role"] = message.Role, ["content"] = message.Text })]);
        return (messages[^1].Text, before.Count == 0 ? null : JsonSerializer.SerializeToElement(before));
    }

    /// <summary>Texts as values of a case.</summary>
    public static Dictionary<string, JsonElement> Values(params ReadOnlySpan<(string Name, string Text)> texts)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach ((string name, string text) in texts)
        {
            values[name] = JsonSerializer.SerializeToElement(JsonValue.Create(text));
        }

        return values;
    }

    /// <summary>A tool that was called, in any of the usual shapes; null where it is none.</summary>
    public static ToolUse? Tool(JsonElement call)
    {
        string? name = call.TextAt("function", "name") ?? call.TextAt("function") ?? call.TextAt("name");
        JsonElement? arguments = call.Part("function", "arguments") ?? call.Part("arguments") ?? call.Part("input");
        if (name is null)
        {
            return null;
        }

        if (arguments is { ValueKind: JsonValueKind.String } text)
        {
            try
            {
                arguments = JsonElement.Parse(text.GetString()!);
            }
            catch (JsonException)
            {
                arguments = null;
            }
        }

        return new ToolUse(name, arguments is { ValueKind: JsonValueKind.Object } whole
            ? whole.Clone() : JsonElement.Parse("{}"));
    }

    /// <summary>A call that failed, by the status that its message names.</summary>
    public static CellFailure Failure(string message)
    {
        Match status = Status().Match(message);
        string kind = status.Success ? status.Value
            : message.Contains("timed out", StringComparison.OrdinalIgnoreCase)
                || message.Contains("timeout", StringComparison.OrdinalIgnoreCase) ? "timeout" : "error";
        return new CellFailure("call", kind, message.Length <= 2_000 ? message : $"{message[..1_999]}…", 1);
    }

    /// <summary>A score from 0 to 1; what lies outside is an error, since nobody knows its scale.</summary>
    public static EvaluatorScore Score(decimal value, bool? passed, string? reason) => value is >= 0 and <= 1
        ? EvaluatorScore.Of((double)value, passed ?? value >= 0.5m, reason)
        : passed is { } told ? EvaluatorScore.Of(told, $"{reason} (score {value})".Trim())
        : EvaluatorScore.Failed($"the score {value} is not from 0 to 1");

    private static string Text(JsonElement message) =>
        message.Part("content")?.ContentText() ?? message.Part("contents")?.ContentText() ?? message.TextAt("text")
            ?? "";

    [GeneratedRegex(@"(?<![\d.])(?:4(?:0[0-9]|1[0-9]|2[0-9])|5(?:0[0-9]|2[0-9]))(?![\d.])")]
    private static partial Regex Status();
}
