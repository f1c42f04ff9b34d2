namespace Pointsman;

/// <summary>Why a target cannot take a request.</summary>
public enum DropReason
{
    /// <summary>It failed too often lately.</summary>
    Broken,

    /// <summary>It asked to be left alone for a while.</summary>
    Cooling,

    /// <summary>As many requests as it may have are in flight there.</summary>
    Full,

    /// <summary>The request does not fit into its window.</summary>
    TooLong,

    /// <summary>The key may not use it.</summary>
    NotAllowed,

    /// <summary>The request is private, and the target is not on machines of the user's own.</summary>
    Private,

    /// <summary>The request would cost more there than the strategy allows.</summary>
    TooDear,

    /// <summary>Its first token lately took longer than the strategy allows.</summary>
    TooSlow,

    /// <summary>Its answers are not as good as the strategy demands, or nobody knows how good they are.</summary>
    NotGoodEnough,

    /// <summary>The strategy takes only machines of the user's own, and it is on none.</summary>
    NotLocal,

    /// <summary>The strategy looks at costs, and nobody says what the request costs there.</summary>
    NoPrice,
}
