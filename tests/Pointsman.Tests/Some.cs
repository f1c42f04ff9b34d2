using System.Text.Json;

namespace Pointsman.Tests;

/// <summary>Small things to test with.</summary>
internal static class Some
{
    /// <summary>Today, for small catalogs: later than all of their sources.</summary>
    public static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly Lazy<AdviceRules> ShippedRules = new(() => AdviceRules.Of(Catalog().Load()));

    /// <summary>The tasks, trees, matrix and numbers that ship.</summary>
    public static AdviceRules Rules => ShippedRules.Value;

    /// <summary>An empty catalog with the advice that ships, to be filled line by line.</summary>
    public static CatalogText Catalog() => new();

    /// <summary>A catalog in which <c>acme/good</c> satisfies most requirements.</summary>
    public static CatalogText Shop() => Catalog()
        .Provider("acme", "maker", """ "privacy":"no-training","regions":["us","eu"],"compliance":["soc2","hipaa"] """)
        .Provider("self-hosted", "local")
        .Model("good", """ "maker":"acme","released":"2025-01-01","input":["text"],"output":["text"],"context":128000 """)
        .Offer("acme/good", "good", """ "price":{"in":1,"out":2} """);

    /// <summary>A requirement as a person would write it.</summary>
    public static Requirement Need(string json) =>
        Read(json, out List<Fault> faults) ?? throw new FaultsException(faults);

    /// <summary>What is wrong with a requirement.</summary>
    public static IReadOnlyList<Fault> FaultsIn(string json)
    {
        Read(json, out List<Fault> faults);
        return faults;
    }

    private static Requirement? Read(string json, out List<Fault> faults)
    {
        faults = [];
        using JsonDocument document = JsonDocument.Parse(json);
        return RequirementReader.Read(new Document(document.RootElement, faults), Rules);
    }
}
