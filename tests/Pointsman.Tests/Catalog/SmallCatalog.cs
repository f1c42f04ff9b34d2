using System.Text;

namespace Pointsman.Tests.Catalog;

/// <summary>A catalog of a few lines, from two sources, of which the first is believed first.</summary>
internal static class SmallCatalog
{
    public static readonly DateOnly Today = new(2026, 7, 1);

    public static Pointsman.Catalog Of(
        string models = "", string offers = "", string otherModels = "", string otherOffers = "", string scores = "") =>
            Pointsman.Catalog.Load(
    [
        File("sources.json", """
            [{"id":"first","name":"First","url":"https://first","date":"2026-06-01","licence":"MIT"},
             {"id":"second","name":"Second","url":"https://second","date":"2026-05-01","licence":"MIT"}]
            """),
        File("providers.json", """[{"id":"maker","kind":"maker"},{"id":"host","kind":"host"},{"id":"reseller","kind":"reseller"}]"""),
        File("benchmarks.json", """[{"id":"test","name":"Test","capability":"code"}]"""),
        File("policy.json", """{"order":{"default":["first","second"]},"why":{"default":"The first is better kept."}}"""),
        File("facts/first/models.jsonl", models),
        File("facts/first/offers.jsonl", offers),
        File("facts/first/scores.jsonl", scores),
        File("facts/second/models.jsonl", otherModels),
        File("facts/second/offers.jsonl", otherOffers),
    ]);

    private static CatalogFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
