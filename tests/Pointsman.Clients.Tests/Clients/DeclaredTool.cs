using System.Text.Json;

namespace Pointsman.Clients.Tests;

/// <summary>A tool that a model may call.</summary>
internal sealed record DeclaredTool(string Name, string Description, JsonElement Parameters);
