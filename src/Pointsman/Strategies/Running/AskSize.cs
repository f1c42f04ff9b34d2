using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>How long a request is likely to be for a model.</summary>
internal static class AskSize
{
    private const int CharactersPerToken = 4;

    /// <summary>Tokens of its texts, at four characters each; what is no text is not counted.</summary>
    public static int Tokens(StrategyAsk ask)
    {
        long characters = 0;
        foreach (ChatMessage message in ask.Messages)
        {
            foreach (AIContent content in message.Contents)
            {
                characters += content is TextContent text ? text.Text.Length : 0;
            }
        }

        return (int)Math.Min(int.MaxValue, characters / CharactersPerToken);
    }
}
