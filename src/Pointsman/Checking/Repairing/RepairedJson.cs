namespace Pointsman;

/// <summary>What became of a text that should be JSON.</summary>
/// <param name="Json">The JSON; nothing when there is none that can be trusted.</param>
/// <param name="Repairs">What was done, or would have to be done were it allowed.</param>
public sealed record RepairedJson(string? Json, JsonRepairs Repairs)
{
    /// <summary>The repairs one by one, as counters name them: <c>trailing_comma</c>.</summary>
    public IReadOnlyList<string> Labels => JsonRepairLabels.Of(Repairs);
}
