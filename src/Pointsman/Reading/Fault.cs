namespace Pointsman;

/// <summary>One thing that is wrong with what a person wrote, and the way out.</summary>
/// <param name="Where">The file, line, key or option: <c>--volume</c>, <c>models.jsonl:12 context</c>.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Fix">What is allowed, or what to do.</param>
public sealed record Fault(string Where, string Found, string Fix)
{
    /// <inheritdoc />
    public override string ToString() => $"{Where}: {Found}; {Fix}";
}
