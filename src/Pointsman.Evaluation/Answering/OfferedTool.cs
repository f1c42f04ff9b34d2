using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>A tool that a model is offered and that nobody carries out: what counts is whether it would be called.
/// </summary>
internal sealed class OfferedTool(string name, string description, JsonElement schema) : AIFunctionDeclaration
{
    public override string Name => name;

    public override string Description => description;

    public override JsonElement JsonSchema => schema;

    /// <summary>Reads a tool in OpenAI's shape, or its inner part alone.</summary>
    public static OfferedTool Read(JsonElement json)
    {
        JsonElement inner = json.TryGetProperty("function", out JsonElement function) ? function : json;
        string name = inner.TryGetProperty("name", out JsonElement named) ? named.ToString() : "";
        string about = inner.TryGetProperty("description", out JsonElement described) ? described.ToString() : "";
        return new OfferedTool(name, about, inner.TryGetProperty("parameters", out JsonElement schema)
            ? schema
            : JsonElement.Parse("{\"type\":\"object\",\"properties\":{}}"));
    }
}
