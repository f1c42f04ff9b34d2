namespace Pointsman;

/// <summary>How much a capability counts.</summary>
/// <param name="Capability">The capability.</param>
/// <param name="Weight">Its weight beside the others.</param>
public sealed record CapabilityWeight(Capability Capability, double Weight);
