namespace Pointsman;

/// <summary>What a check of a catalog can find.</summary>
public enum FindingKind
{
    /// <summary>Two models share an alias.</summary>
    DuplicateAlias = 0,

    /// <summary>An offer sells a model that is not in the catalog.</summary>
    UnknownModel,

    /// <summary>A score belongs to a model that is not in the catalog.</summary>
    ScoreOfUnknownModel,

    /// <summary>A score is on a benchmark that is not listed.</summary>
    UnknownBenchmark,

    /// <summary>A score names no source, or one that is not listed.</summary>
    ScoreWithoutSource,

    /// <summary>A model names a successor that is not in the catalog.</summary>
    UnknownSuccessor,

    /// <summary>An alias of one model is the id of another.</summary>
    AliasIsId,

    /// <summary>An offer costs nothing.</summary>
    PriceOfZero,

    /// <summary>A price is ten times the one before it, or a tenth.</summary>
    PriceJump,

    /// <summary>Nobody sells a model.</summary>
    NoOffer,

    /// <summary>The successor of a model is no longer sold itself.</summary>
    RetiredSuccessor,

    /// <summary>An offer is at a provider that is not listed.</summary>
    UnlistedProvider,

    /// <summary>A model is dated later than today.</summary>
    ReleaseAhead,
}
