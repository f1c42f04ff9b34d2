using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Sealed reasoning in chat completions, which have no field of their own for it: the list
/// <c>reasoning_details</c>, which several gateways use. A client that sends its assistant messages back whole sends
/// the seals back too, and a model that wants them finds them again.
/// </summary>
internal static class OpenAiChatReasoning
{
    /// <summary>The sealed pieces of a message that came back; those without a seal stand in the plain text.</summary>
    public static IEnumerable<AIContent> Read(JsonElement details)
    {
        foreach (JsonElement detail in details.EnumerateArray())
        {
            if (detail.ValueKind == JsonValueKind.Object
                && Word(detail, "signature") is { } seal && ReasoningSeal.IsMarked(seal))
            {
                yield return new TextReasoningContent(Word(detail, "text")) { ProtectedData = seal };
            }
        }
    }

    /// <summary>Writes the list, when there is a seal to write.</summary>
    public static void Write(Utf8JsonWriter writer, IEnumerable<TextReasoningContent> reasoning)
    {
        List<TextReasoningContent> pieces = [.. reasoning.Where(piece => piece.ProtectedData is not null)];
        if (pieces.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("reasoning_details");
        foreach (TextReasoningContent piece in pieces)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "reasoning.text");
            writer.WriteString("text", piece.Text);
            writer.WriteString("signature", piece.ProtectedData);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string? Word(JsonElement detail, string name) =>
        detail.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
