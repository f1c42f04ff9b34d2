namespace Pointsman.Server;

/// <summary>What the file says of a model, before what follows from it is filled in.</summary>
internal sealed record ModelDraft
{
    public string? Provider { get; init; }

    public string? Model { get; init; }

    public IReadOnlyList<string> Offers { get; init; } = [];

    public PriceDraft? Price { get; init; }

    public long? Context { get; init; }

    public long? MaxOutput { get; init; }

    public double? Quality { get; init; }
}
