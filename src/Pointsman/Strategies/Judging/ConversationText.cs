using System.Text;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>A conversation as one text, for models that are to work on it instead of going on with it.</summary>
internal static class ConversationText
{
    /// <summary>What the client asked last.</summary>
    public static string Question(IReadOnlyList<ChatMessage> messages) =>
        messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? "";

    /// <summary>The one message, where there is but one beside instructions; else all, each with who said it.</summary>
    public static string Of(IReadOnlyList<ChatMessage> messages)
    {
        if (messages.Count == 1 && messages[0].Role == ChatRole.User)
        {
            return messages[0].Text;
        }

        var text = new StringBuilder();
        foreach (ChatMessage message in messages.Where(message => message.Text.Length > 0))
        {
            text.Append(text.Length == 0 ? "" : "\n\n").Append('[').Append(message.Role.Value).Append("]\n")
                .Append(message.Text);
        }

        return text.ToString();
    }
}
