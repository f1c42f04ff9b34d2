using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>A tool that an answer called.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">What it was called with, an object.</param>
public sealed record ToolUse(string Name, JsonElement Arguments);
