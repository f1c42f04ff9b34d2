using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Changes of answers. A client may give one answer to many, so whatever is changed is changed on a copy; what stays as
/// it was is given back as it is.
/// </summary>
internal static class AnswerRewriting
{
    /// <summary>An answer with other properties, and other messages where there are some.</summary>
    public static ChatResponse With(
        ChatResponse answer, AdditionalPropertiesDictionary? properties, IList<ChatMessage>? messages = null) =>
        new(messages ?? answer.Messages)
        {
            ResponseId = answer.ResponseId,
            ConversationId = answer.ConversationId,
            ModelId = answer.ModelId,
            CreatedAt = answer.CreatedAt,
            FinishReason = answer.FinishReason,
            Usage = answer.Usage,
            RawRepresentation = answer.RawRepresentation,
            AdditionalProperties = properties,
        };

    /// <summary>An answer with other texts, in their order.</summary>
    public static ChatResponse Rewrite(ChatResponse answer, Func<string, string> rewrite)
    {
        bool changed = false;
        List<ChatMessage> messages = [];
        foreach (ChatMessage message in answer.Messages)
        {
            ChatMessage copy = message.Clone();
            copy.Contents = [.. message.Contents.Select(Rewritten)];
            messages.Add(copy);
        }

        return changed ? With(answer, answer.AdditionalProperties, messages) : answer;

        AIContent Rewritten(AIContent content)
        {
            if (content is not TextContent text || rewrite(text.Text) is not { } other || other == text.Text)
            {
                return content;
            }

            changed = true;
            return new TextContent(other)
            {
                Annotations = text.Annotations, AdditionalProperties = text.AdditionalProperties,
                RawRepresentation = text.RawRepresentation,
            };
        }
    }

    /// <summary>An answer, and its messages, without a property.</summary>
    public static ChatResponse Without(ChatResponse answer, string property)
    {
        if (!Has(answer.AdditionalProperties) && !answer.Messages.Any(one => Has(one.AdditionalProperties)))
        {
            return answer;
        }

        List<ChatMessage> messages = [];
        foreach (ChatMessage message in answer.Messages)
        {
            ChatMessage copy = message.Clone();
            copy.AdditionalProperties = Others(message.AdditionalProperties);
            messages.Add(copy);
        }

        return With(answer, Others(answer.AdditionalProperties), messages);

        bool Has(AdditionalPropertiesDictionary? properties) => properties?.ContainsKey(property) == true;

        AdditionalPropertiesDictionary? Others(AdditionalPropertiesDictionary? properties)
        {
            AdditionalPropertiesDictionary? others = properties?.Clone();
            others?.Remove(property);
            return others;
        }
    }
}
