using System.Text.Json;

namespace Pointsman.Clients.Tests;

/// <summary>A tool that a model called, as the client read it.</summary>
internal sealed record ReportedCall(string Name, JsonElement Arguments);
