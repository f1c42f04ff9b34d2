using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>A tool that the request offers.</summary>
internal sealed record AskedTool(string Name, JsonElement? Schema);
