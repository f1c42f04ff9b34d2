namespace Pointsman.Server;

/// <summary>What the file says of something to black out.</summary>
internal sealed record RedactionDraft
{
    public string? Name { get; init; }

    public string? Pattern { get; init; }
}
