using System.Text;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>What was asked and answered, as a page shows it.</summary>
internal static class CellText
{
    /// <summary>What the case puts into the templates; of one value the value alone.</summary>
    public static string Question(Case one)
    {
        var text = new StringBuilder();
        if (one.Messages is { } messages)
        {
            text.Append(messages.GetRawText()).Append('\n');
        }

        foreach ((string name, JsonElement value) in one.Values)
        {
            string plain = Plain(value);
            text.Append(one.Values.Count == 1 ? plain : $"{name}: {plain}").Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    public static string Expected(Case one) => one.Expected is { } expected ? Plain(expected) : "";

    /// <summary>The answer with the tools that it called.</summary>
    public static string Answer(Answer answer)
    {
        if (answer.Tools.Count == 0)
        {
            return answer.Text;
        }

        IEnumerable<string> tools = answer.Tools.Select(tool => $"→ {tool.Name} {tool.Arguments.GetRawText()}");
        return string.Join('\n', answer.Text.Length == 0 ? tools : tools.Prepend(answer.Text));
    }

    private static string Plain(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
