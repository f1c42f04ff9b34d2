namespace Pointsman;

/// <summary>One place where a document is not what its schema allows.</summary>
/// <param name="At">The place as a JSON pointer; empty for the whole document.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record SchemaError(string At, string Found, string Allowed)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{(At.Length == 0 ? "the answer" : At)}: found {Found}, allowed is {Allowed}";
}
