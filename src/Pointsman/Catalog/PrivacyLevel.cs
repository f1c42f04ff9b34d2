namespace Pointsman;

/// <summary>How far data stay with their owner; each level includes the ones before it.</summary>
public enum PrivacyLevel
{
    /// <summary>No promise beyond ordinary terms.</summary>
    Standard = 0,

    /// <summary>The provider contractually does not train on what it is sent.</summary>
    NoTraining,

    /// <summary>
    /// Runs in a contract of the buyer's own with an enterprise cloud: private deployment, chosen region.
    /// </summary>
    PrivateCloud,

    /// <summary>Runs on machines of the buyer's own; needs open weights.</summary>
    SelfHosted,
}
