using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>A tool that the model may call.</summary>
internal sealed record Tool(string Name, string Description, JsonElement? Parameters);
