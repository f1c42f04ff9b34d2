namespace Pointsman.Server;

/// <summary>What happens to requests when the ledger cannot be written.</summary>
public enum LedgerFullPolicy
{
    /// <summary>They are refused: no spend that nobody sees.</summary>
    Refuse,

    /// <summary>They are served, and the gap is counted and shown.</summary>
    Pass,
}
