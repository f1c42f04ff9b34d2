using System.Diagnostics.CodeAnalysis;

namespace Pointsman.Server;

/// <summary>How a route chooses among its targets.</summary>
public enum RouteStrategy
{
    /// <summary>There is one.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "It is the word that people write in the configuration.")]
    Single,

    /// <summary>In order: the next when one fails.</summary>
    Fallback,

    /// <summary>By chance, in proportion to the weights; the others stand by.</summary>
    Weighted,

    /// <summary>By the first rule that holds for the request.</summary>
    Rules,

    /// <summary>The less loaded of two, by requests in flight and by how quick they lately were.</summary>
    Balanced,

    /// <summary>The cheapest first; the next when its answer is not sure enough.</summary>
    Cascade,

    /// <summary>Triage, then better models, then a person, each when the one before is not sure enough.</summary>
    Tiered,
}
