using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>A tool that the client declared and will call itself; the schema stays as it was written.</summary>
public sealed class DeclaredTool : AIFunctionDeclaration
{
    private static readonly JsonElement NoParameters = JsonElement.Parse("""{"type":"object","properties":{}}"""u8);

    /// <summary>Creates the declaration; without a schema the tool takes no parameters.</summary>
    public DeclaredTool(string name, string? description, JsonElement? schema, bool? strict)
    {
        Name = name;
        Description = description ?? "";
        JsonSchema = schema ?? NoParameters;
        Strict = strict;
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override string Description { get; }

    /// <inheritdoc />
    public override JsonElement JsonSchema { get; }

    /// <summary>Whether arguments must follow the schema to the letter; null when the client said nothing.</summary>
    public bool? Strict { get; }
}
