using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>A field of one protocol that the neutral form has no place for.</summary>
/// <param name="Path">Where it stood: <c>logit_bias</c>, <c>messages[2].name</c>.</param>
/// <param name="Value">Its value as it was written.</param>
public sealed record ForeignField(string Path, JsonElement Value);
