using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// How large a call may be at most, in tokens of four characters, and four for what stands around each message. No
/// model counts just so.
/// </summary>
/// <param name="Input">What is asked.</param>
/// <param name="Output">What is answered.</param>
public readonly record struct CallSize(long Input, long Output)
{
    /// <summary>What stands around the text of a message: who says it.</summary>
    internal const int Around = 4;

    private const int CharactersPerToken = 4;

    // Prompts that contain answers to prompts that contain answers stay within what can be added up.
    private const long Most = 1_000_000_000_000;

    /// <summary>The size of a call that asks these messages; what is no text in them is not counted.</summary>
    public static CallSize Of(IReadOnlyList<ChatMessage> messages, long output) =>
        new(TextOf(messages) + ((long)Around * messages.Count), output);

    /// <summary>Tokens of the texts alone.</summary>
    internal static long TextOf(IReadOnlyList<ChatMessage> messages)
    {
        long characters = 0;
        foreach (ChatMessage message in messages)
        {
            foreach (AIContent content in message.Contents)
            {
                characters += content is TextContent text ? text.Text.Length : 0;
            }
        }

        return characters / CharactersPerToken;
    }

    /// <summary>At most so many tokens for a text.</summary>
    internal static long Of(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    /// <summary>A call that asks so much more.</summary>
    internal CallSize Longer(long by) => this with { Input = Math.Min(Most, Input + Math.Min(Most, by)) };
}
