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

    /// <summary>The cheapest, best or fastest target within bounds.</summary>
    Optimise,

    /// <summary>Machines of the user's own first; others when these fail, or for what is sent out.</summary>
    [Word("local-first")]
    LocalFirst,

    /// <summary>Several at once, and their answers joined to one.</summary>
    Ensemble,

    /// <summary>Named steps, the outputs of which feed the next.</summary>
    Pipeline,

    /// <summary>A fast answer at once, and a better one behind it.</summary>
    Progressive,
}
