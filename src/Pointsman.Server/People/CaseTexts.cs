using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>A conversation as people read it: texts in order, and a word in brackets for all that is no text.</summary>
internal static class CaseTexts
{
    /// <summary>How much of a conversation is kept: 400,000 characters, the newest of it.</summary>
    public const int MostCharacters = 400_000;

    /// <summary>The conversation, from as early as there is room for.</summary>
    public static (IReadOnlyList<CaseMessage> Messages, bool Cut) Of(IReadOnlyList<ChatMessage> conversation)
    {
        var kept = new List<CaseMessage>();
        int left = MostCharacters;
        for (int i = conversation.Count - 1; i >= 0; i--)
        {
            string text = string.Join('\n', conversation[i].Contents.Select(Text).Where(one => one.Length > 0));
            bool fits = text.Length <= left;
            kept.Insert(0, new CaseMessage(conversation[i].Role.Value, fits ? text : "… " + text[^left..]));
            left -= Math.Min(left, text.Length);
            if (!fits || (left == 0 && i > 0))
            {
                return (kept, true);
            }
        }

        return (kept, false);
    }

    private static string Text(AIContent content) => content switch
    {
        TextContent text => text.Text,
        TextReasoningContent => "[reasoning]",
        FunctionCallContent call => $"[calls {call.Name}]",
        FunctionResultContent { Result: { } result } => result.ToString() ?? "",
        DataContent data => $"[{data.MediaType}]",
        UriContent address => $"[{address.MediaType} at {address.Uri}]",
        HostedFileContent => "[file]",
        _ => "[something that is no text]",
    };
}
