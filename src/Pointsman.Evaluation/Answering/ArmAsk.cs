using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>Makes of an arm and a case what is sent.</summary>
internal static class ArmAsk
{
    /// <summary>The messages; null, with the name that has no value, where the case lacks one.</summary>
    public static IReadOnlyList<ChatMessage>? Messages(Arm arm, Case one, out string? missing)
    {
        missing = null;
        var messages = new List<ChatMessage>();
        int last = arm.Prompt.Messages.Count - 1;
        for (int at = 0; at <= last; at++)
        {
            if (at == last)
            {
                messages.AddRange(Before(one));
            }

            PromptMessage message = arm.Prompt.Messages[at];
            if (message.Text.Render(one, out missing) is not { } text)
            {
                return null;
            }

            messages.Add(new ChatMessage(message.Role, text));
        }

        return messages;
    }

    /// <summary>The options of the request.</summary>
    public static ChatOptions Options(AskOptions ask) => new()
    {
        Temperature = ask.Temperature,
        MaxOutputTokens = ask.MaxTokens,
        TopP = ask.TopP,
        Reasoning = ask.Reasoning is null ? null : new ReasoningOptions
        {
            Effort = ask.Reasoning switch
            {
                "none" => ReasoningEffort.None, "low" => ReasoningEffort.Low, "medium" => ReasoningEffort.Medium,
                _ => ReasoningEffort.High,
            },
        },
        ResponseFormat = ask.Schema is { } schema ? ChatResponseFormat.ForJsonSchema(schema, "answer")
            : ask.Json == true ? ChatResponseFormat.Json : null,
        Tools = ask.Tools is { } tools ? [.. tools.EnumerateArray().Select(OfferedTool.Read)] : null,
        AdditionalProperties = ask.LogProbabilities == true ? new() { [TokenProbabilities.Wanted] = true } : null,
    };

    private static IEnumerable<ChatMessage> Before(Case one)
    {
        if (one.Messages is not { ValueKind: JsonValueKind.Array } before)
        {
            yield break;
        }

        foreach (JsonElement message in before.EnumerateArray())
        {
            yield return new ChatMessage(
                new ChatRole(message.TextAt("role") ?? "user"), message.Part("content")?.ContentText() ?? "");
        }
    }
}
