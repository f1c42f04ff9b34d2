using System.Text.Json.Nodes;

namespace Pointsman.Server;

/// <summary>A value in an address: a part of the path when its name stands there, else of the query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">What is allowed.</param>
/// <param name="About">What it means.</param>
internal sealed record ApiParameter(string Name, Func<JsonObject> Schema, string About);
