namespace Pointsman;

/// <summary>One difference between two states of a source.</summary>
/// <param name="Kind">What kind of subject: <c>model</c>, <c>offer</c> or <c>score</c>.</param>
/// <param name="Subject">Its id.</param>
/// <param name="Field">The field that differs; empty when the whole subject came or went.</param>
/// <param name="Before">What stood there; null when nothing did.</param>
/// <param name="After">What stands there now; null when nothing does.</param>
public sealed record FactChange(string Kind, string Subject, string Field, string? Before, string? After)
{
    /// <inheritdoc />
    public override string ToString() => (Before, After) switch
    {
        _ when Field.Length > 0 => $"~ {Kind} {Subject} {Field}: {Before ?? "unknown"} -> {After ?? "unknown"}",
        (null, _) => $"+ {Kind} {Subject}",
        _ => $"- {Kind} {Subject}",
    };
}
