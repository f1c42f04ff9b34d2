namespace Pointsman.Server;

/// <summary>A row of the table of attempts, as the database gives it.</summary>
internal sealed class AttemptRow
{
    public long Id { get; init; }

    public string Target { get; init; } = "";

    public string Provider { get; init; } = "";

    public int KeyIndex { get; init; }

    public string? Place { get; init; }

    public int BeganMs { get; init; }

    public int EndedMs { get; init; }

    public AttemptOutcome Outcome { get; init; }

    public int HttpStatus { get; init; }

    public long Input { get; init; }

    public long CachedInput { get; init; }

    public long CacheWrite { get; init; }

    public long Output { get; init; }

    public long Reasoning { get; init; }

    public UsageQuality Quality { get; init; }

    public long Cost { get; init; }

    public bool PriceKnown { get; init; }

    public RecordedAttempt ToAttempt(long call) => new()
    {
        Number = (int)(Id - call),
        Target = Target,
        Provider = Provider,
        KeyIndex = KeyIndex,
        Place = Place ?? "",
        BeganMs = BeganMs,
        EndedMs = EndedMs,
        Outcome = Outcome,
        HttpStatus = HttpStatus,
        Tokens = new TokenCounts(Input, CachedInput, CacheWrite, Output, Reasoning),
        Quality = Quality,
        Cost = StoredMoney.ToUsd(Cost),
        PriceKnown = PriceKnown,
    };
}
