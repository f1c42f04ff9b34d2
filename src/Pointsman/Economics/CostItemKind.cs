namespace Pointsman;

/// <summary>
/// What a deployment is paid for. The first four are direct; the others hide in other people's budgets.
/// </summary>
public enum CostItemKind
{
    /// <summary>The API, or the licence.</summary>
    Api,

    /// <summary>Servers, storage, network.</summary>
    Infrastructure,

    /// <summary>Building it into what there is.</summary>
    Integration,

    /// <summary>Keeping it running.</summary>
    Maintenance,

    /// <summary>Training and fine-tuning.</summary>
    Training,

    /// <summary>Preparing and labelling data.</summary>
    DataPreparation,

    /// <summary>Assuring quality.</summary>
    QualityAssurance,

    /// <summary>People who look over answers, and cases that go to people.</summary>
    HumanOversight,
}
