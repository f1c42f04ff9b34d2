namespace Pointsman;

/// <summary>The vocabulary of the catalog's files, the same in flags and output.</summary>
public static class CatalogWords
{
    /// <summary>Tasks.</summary>
    public static readonly Words<ModelTask> Tasks = new();

    /// <summary>Modalities.</summary>
    public static readonly Words<Modalities> Modalities = new();

    /// <summary>Features.</summary>
    public static readonly Words<Features> Features = new();

    /// <summary>Stages of life.</summary>
    public static readonly Words<Lifecycle> Lifecycles = new();

    /// <summary>Capabilities.</summary>
    public static readonly Words<Capability> Capabilities = new();

    /// <summary>Kinds of provider.</summary>
    public static readonly Words<ProviderKind> ProviderKinds = new();

    /// <summary>Levels of privacy.</summary>
    public static readonly Words<PrivacyLevel> PrivacyLevels = new();

    /// <summary>Scales of benchmarks.</summary>
    public static readonly Words<BenchmarkScale> Scales = new();

    /// <summary>The words for a set of modalities, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Of(Modalities set) => Modalities.OfSet((int)set);

    /// <summary>The words for a set of features, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Of(Features set) => Features.OfSet((int)set);
}
