namespace Pointsman.Server;

/// <summary>One attempt of a <see cref="CallRecord"/>. The ledger fills it when the attempt begins and ends.</summary>
public sealed class AttemptRecord
{
    internal const int NoSlot = -1;

    /// <summary>Its number within the call, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The target: <c>provider/model</c>.</summary>
    public string Target { get; private set; } = "";

    /// <summary>The provider.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>Which of the provider's keys was used, from 0.</summary>
    public int KeyIndex { get; private set; }

    /// <summary>Which of a strategy's calls it belongs to; empty where one answer is all.</summary>
    public string Place { get; private set; } = "";

    /// <summary>When it began, in milliseconds since the call did.</summary>
    public int BeganMs { get; private set; }

    /// <summary>When it ended, in milliseconds since the call began.</summary>
    public int EndedMs { get; private set; }

    /// <summary>How it ended.</summary>
    public AttemptOutcome Outcome { get; private set; }

    /// <summary>The provider's HTTP status; 0 when there was none.</summary>
    public int HttpStatus { get; private set; }

    /// <summary>What it consumed.</summary>
    public TokenCounts Tokens { get; private set; }

    /// <summary>How well that is known.</summary>
    public UsageQuality Quality { get; private set; }

    /// <summary>What it cost, as the ledger stores it; what was reserved, as long as it has not ended.</summary>
    public Usd Cost => StoredMoney.ToUsd(StoredCost);

    /// <summary>Whether the target has a price.</summary>
    public bool PriceKnown { get; private set; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded { get; private set; }

    internal long StoredCost { get; private set; }

    internal int Slot { get; private set; }

    internal void Begin(int number, int slot, in AttemptStart start)
    {
        Number = number;
        Slot = slot;
        Target = start.Target;
        Provider = start.Provider;
        KeyIndex = start.KeyIndex;
        Place = start.Place ?? "";
        BeganMs = start.AtMs;
        StoredCost = StoredMoney.Of(start.Reserved);
        EndedMs = start.AtMs;
        Outcome = AttemptOutcome.Unknown;
        HttpStatus = 0;
        Tokens = default;
        Quality = UsageQuality.Unknown;
        PriceKnown = true;
        HasEnded = false;
    }

    internal void End(in AttemptEnd end)
    {
        EndedMs = end.AtMs;
        Outcome = end.Outcome;
        HttpStatus = end.HttpStatus;
        Tokens = end.Tokens;
        Quality = end.Quality;
        StoredCost = StoredMoney.Of(end.Cost);
        PriceKnown = end.PriceKnown;
        HasEnded = true;
    }
}
