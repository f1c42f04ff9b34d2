using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Writes one generateContent request. Texts of the system role are put together in the system instruction, wherever
/// they stood: the protocol has no other place for them.
/// </summary>
internal sealed class GeminiAskWriter(Utf8JsonWriter writer, ChatAsk ask, string model)
{
    private readonly Gaps _gaps = new(ask, field => GeminiCarriedFields.Holds(ask, field));

    /// <summary>
    /// Writes the whole body; returns what has no place in it. Within another request the body names the model, which
    /// otherwise stands in the address.
    /// </summary>
    public IReadOnlyList<ForeignField> Write(bool namesModel = false)
    {
        writer.WriteStartObject();
        if (namesModel)
        {
            writer.WriteString("model", "models/" + model);
        }

        WriteSystem();
        new GeminiTurnWriter(writer, _gaps, model).Write(ask.Messages);
        new GeminiSettingsWriter(writer, _gaps, model).Write(ask);
        WriteTools();
        WriteChoice();
        if (ask.Options.AdditionalProperties.Word(NeutralKeys.ServiceTier) is { } tier
            && tier is ("flex" or "priority"))
        {
            writer.WriteString("serviceTier", tier);
        }

        GeminiCarriedFields.Write(writer, ask, "");
        writer.WriteEndObject();
        return _gaps.Fields;
    }

    private void WriteSystem()
    {
        List<TextContent> texts = [];
        for (int i = 0; i < ask.Messages.Count; i++)
        {
            if (ask.Messages[i].Role != ChatRole.System)
            {
                continue;
            }

            foreach (AIContent content in ask.Messages[i].Contents)
            {
                if (content is TextContent text)
                {
                    texts.Add(text);
                }
                else
                {
                    _gaps.Add($"messages[{i}].content", $"{content.GetType().Name} in a text of the system");
                }
            }
        }

        string? instructions = ask.Options.Instructions;
        if (texts.Count == 0 && instructions is null)
        {
            return;
        }

        writer.WriteStartObject("systemInstruction");
        writer.WriteStartArray("parts");
        foreach (string text in texts.Select(text => text.Text).Prepend(instructions).OfType<string>())
        {
            writer.WriteStartObject();
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteTools()
    {
        List<AIFunctionDeclaration> functions = [.. (ask.Options.Tools ?? []).OfType<AIFunctionDeclaration>()];
        foreach (AITool other in (ask.Options.Tools ?? []).Where(tool => tool is not AIFunctionDeclaration))
        {
            _gaps.Add("tools", other.Name);
        }

        ForeignField[] hosted = [.. GeminiCarriedFields.Tools(ask)];
        if (functions.Count + hosted.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("tools");
        if (functions.Count > 0)
        {
            writer.WriteStartObject();
            writer.WriteStartArray("functionDeclarations");
            functions.ForEach(WriteFunction);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        foreach (ForeignField tool in hosted)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(tool.Path[(tool.Path.LastIndexOf('.') + 1)..]);
            tool.Value.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteFunction(AIFunctionDeclaration function)
    {
        writer.WriteStartObject();
        writer.WriteString("name", function.Name);
        if (function.Description.Length > 0)
        {
            writer.WriteString("description", function.Description);
        }

        // A function without parameters has no schema here: Google refuses an object without properties.
        if (function.JsonSchema is { ValueKind: JsonValueKind.Object } schema
            && schema.TryGetProperty("properties", out JsonElement properties)
            && properties is { ValueKind: JsonValueKind.Object } && properties.GetPropertyCount() > 0)
        {
            writer.WritePropertyName("parametersJsonSchema");
            schema.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private void WriteChoice()
    {
        IList<AITool> tools = ask.Options.Tools ?? [];
        if (tools.Count > 0 && ask.Options.AllowMultipleToolCalls == false)
        {
            _gaps.Add(AskField.ParallelToolCalls, false);
        }

        // In the mode VALIDATED arguments always follow the schema, which is what strict tools ask for.
        bool strict = tools.Count > 0 && tools.All(tool => tool is DeclaredTool { Strict: true });
        string? mode = ask.Options.ToolMode switch
        {
            RequiredChatToolMode => "ANY",
            NoneChatToolMode => "NONE",
            _ when strict => "VALIDATED",
            AutoChatToolMode => "AUTO",
            _ => null,
        };
        bool carries = GeminiCarriedFields.Any(ask, "toolConfig.");
        if (mode is null && !carries)
        {
            return;
        }

        writer.WriteStartObject("toolConfig");
        if (mode is not null)
        {
            writer.WriteStartObject("functionCallingConfig");
            writer.WriteString("mode", mode);
            if (ask.Options.ToolMode is RequiredChatToolMode { RequiredFunctionName: { } name })
            {
                writer.WriteStartArray("allowedFunctionNames");
                writer.WriteStringValue(name);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        GeminiCarriedFields.Write(writer, ask, "toolConfig.");
        writer.WriteEndObject();
    }
}
