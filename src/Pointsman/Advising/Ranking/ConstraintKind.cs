namespace Pointsman;

/// <summary>
/// What can remove an offer. The order is that in which a removal is explained: the plainest reason first.
/// </summary>
public enum ConstraintKind
{
    /// <summary>The model is made for something else.</summary>
    Task = 0,

    /// <summary>The model is a specialist for another field.</summary>
    Specialty,

    /// <summary>Something has to go in that the offer does not read.</summary>
    Input,

    /// <summary>Something has to come out that the offer does not give.</summary>
    Output,

    /// <summary>Data must stay closer to their owner.</summary>
    Privacy,

    /// <summary>Data must stay in a region.</summary>
    Region,

    /// <summary>The provider has not signed what is needed.</summary>
    Compliance,

    /// <summary>The seller is of a kind that is not considered.</summary>
    Provider,

    /// <summary>The offer is ending.</summary>
    Lifecycle,

    /// <summary>A must-have is missing.</summary>
    Must,

    /// <summary>The leaf of tree B asks for something.</summary>
    Tree,

    /// <summary>It does not fit the device or the place.</summary>
    Deployment,

    /// <summary>It needs more GPUs than there are.</summary>
    Gpus,

    /// <summary>The request does not fit.</summary>
    Context,

    /// <summary>Nobody states a price.</summary>
    Price,

    /// <summary>It costs too much.</summary>
    Budget,

    /// <summary>It is too slow.</summary>
    Latency,

    /// <summary>It is not good enough.</summary>
    Quality,
}
