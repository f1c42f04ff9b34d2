namespace Pointsman.Server;

/// <summary>The provider that needs no key and no network; it is part of every configuration.</summary>
public static class SimulatedProvider
{
    /// <summary>Its name; none of a file may bear it.</summary>
    public const string Name = "sim";

    /// <summary>How it is set up.</summary>
    public static readonly ProviderSettings Settings = new()
    {
        Name = Name,
        Protocol = ProviderProtocol.Simulated,
        Local = true,
        KnownModels = ["small", "large", "reasoner", "vision"],
    };
}
