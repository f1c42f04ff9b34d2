namespace Pointsman;

/// <summary>What kind of seller a provider is.</summary>
public enum ProviderKind
{
    /// <summary>Sells the models that it makes.</summary>
    Maker = 0,

    /// <summary>
    /// A general cloud that sells models of several makers beside other services, under its own contract.
    /// </summary>
    Cloud,

    /// <summary>Runs open models on its own machines.</summary>
    Host,

    /// <summary>Passes requests on to others.</summary>
    Reseller,

    /// <summary>Sells by the month and for its own tools, not by the token.</summary>
    Subscription,

    /// <summary>Runs on the buyer's own machine.</summary>
    Local,
}
