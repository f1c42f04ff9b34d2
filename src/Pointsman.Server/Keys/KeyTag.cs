namespace Pointsman.Server;

/// <summary>A name and a value under which the spend of a key is summed: <c>team=search</c>.</summary>
/// <param name="Name">What is told apart: <c>team</c>.</param>
/// <param name="Value">Where this key belongs: <c>search</c>.</param>
internal sealed record KeyTag(string Name, string Value)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name}={Value}";
}
