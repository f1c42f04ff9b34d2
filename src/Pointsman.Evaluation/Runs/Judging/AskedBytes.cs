using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>What is asked, as bytes that are the same for the same question.</summary>
internal static class AskedBytes
{
    /// <summary>Messages with the options that change answers.</summary>
    public static byte[] Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (ChatMessage message in messages)
            {
                JsonSerializer.Serialize(json, message, AIJsonUtilities.DefaultOptions);
            }

            if (options is not null)
            {
                JsonSerializer.Serialize(json, options, AIJsonUtilities.DefaultOptions);
                // Tools are no part of the options' JSON.
                foreach (AITool tool in options.Tools ?? [])
                {
                    json.WriteStringValue(tool.Name);
                    json.WriteStringValue(tool.Description);
                    (tool as AIFunctionDeclaration)?.JsonSchema.WriteTo(json);
                }
            }

            json.WriteEndArray();
        }

        return buffer.ToArray();
    }

    /// <summary>Texts that become vectors.</summary>
    public static byte[] Of(IReadOnlyList<string> texts, EmbeddingGenerationOptions? options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { texts, options?.ModelId, options?.Dimensions });
}
