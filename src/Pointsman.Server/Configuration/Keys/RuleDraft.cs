namespace Pointsman.Server;

/// <summary>What the file says of a rule.</summary>
internal sealed record RuleDraft
{
    public Condition? When { get; init; }

    public IReadOnlyList<string> Use { get; init; } = [];
}
