using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads the turns of a request into messages; results of tools become messages of their own.</summary>
internal sealed class GeminiContentReader(AskReader reader, List<ChatMessage> messages)
{
    private readonly GeminiPartReader _parts = new(reader);

    /// <summary>Reads the system instruction, which Google also takes as a bare text or a list of parts.</summary>
    public void ReadSystem(JsonElement instruction, string path)
    {
        var contents = new List<AIContent>();
        if (instruction.ValueKind == JsonValueKind.String)
        {
            contents.Add(new TextContent(instruction.GetString()));
        }
        else
        {
            JsonElement parts = GeminiNames.Property(instruction, "parts") ?? instruction;
            ReadParts(parts, path + ".parts", contents);
        }

        if (contents.Count > 0)
        {
            messages.Add(new ChatMessage(ChatRole.System, contents));
        }
    }

    /// <summary>Reads one turn of the conversation.</summary>
    public void ReadTurn(JsonElement turn, string path)
    {
        ChatRole role = ChatRole.User;
        var contents = new List<AIContent>();
        foreach ((string name, JsonElement value, string place) in reader.Fields(turn, path))
        {
            switch (GeminiNames.Camel(name))
            {
                case "role":
                    role = Role(reader.Text(value, place), place);
                    break;
                case "parts":
                    ReadParts(value, place, contents);
                    break;
                default:
                    reader.Keep(place, value);
                    break;
            }
        }

        Add(role, contents);
    }

    private void ReadParts(JsonElement parts, string path, List<AIContent> contents)
    {
        // Google takes a single part where a list is expected.
        if (parts.ValueKind == JsonValueKind.Object)
        {
            _parts.Read(parts, path, contents);
            return;
        }

        foreach ((JsonElement part, string place) in reader.List(parts, path))
        {
            _parts.Read(part, place, contents);
        }
    }

    private void Add(ChatRole role, List<AIContent> contents)
    {
        List<AIContent> results = [.. contents.Where(content => content is FunctionResultContent)];
        List<AIContent> others = [.. contents.Where(content => content is not FunctionResultContent)];
        if (results.Count > 0)
        {
            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }

        if (others.Count > 0)
        {
            messages.Add(new ChatMessage(role, others));
        }
    }

    private ChatRole Role(string? word, string path)
    {
        switch (word)
        {
            case "model":
                return ChatRole.Assistant;
            case "user" or "function" or "" or null:
                return ChatRole.User;
            default:
                reader.Fault(path, $"the text \"{word}\"",
                    "the roles are user and model; texts of the system go to systemInstruction");
                return ChatRole.User;
        }
    }
}
