using Xunit;

namespace Pointsman.Tests.Catalog;

public sealed class CatalogTests
{
    [Theory]
    [InlineData("GOOD")]
    [InlineData("good-latest")]
    public void A_model_is_found_by_id_or_alias_in_any_case(string name) => Assert.Equal(
        "good", Some.Catalog().Model("good", """ "aliases":["good-latest"] """).Load().FindModel(name)?.Id);

    [Fact]
    public void An_id_goes_before_an_alias_of_another_model() => Assert.Equal(
        "b", Some.Catalog().Model("a", """ "aliases":["b"] """).Model("b").Load().FindModel("b")?.Id);

    [Fact]
    public void A_provider_is_found_by_its_other_name() =>
        Assert.Equal("p", Some.Catalog().Provider("p", "cloud", """ "aliases":["q"] """).Load().FindProvider("Q")?.Id);

    [Fact]
    public void Models_and_offers_stand_in_the_order_of_their_ids()
    {
        var catalog = Some.Catalog().Model("b").Model("a").Model("B").Offer("p/z", "a").Offer("p/b", "a").Load();
        Assert.Equal(["B", "a", "b"], catalog.Models.Select(model => model.Id));
        Assert.Equal(["p/b", "p/z"], catalog.Offers.Select(offer => offer.Id));
    }

    [Theory]
    [InlineData("facts/unknown/models.jsonl", "this file belongs to no source")]
    [InlineData("facts/source/prices.jsonl", "this name is unknown; use models.jsonl, offers.jsonl or scores.jsonl")]
    [InlineData("facts/models.jsonl", "this file belongs to no source")]
    public void A_file_that_has_no_place_is_refused(string path, string says) =>
        Assert.Contains(says, Refused(Some.Catalog().File(path, "{}").Files()), StringComparison.Ordinal);

    [Fact]
    public void A_path_that_comes_twice_is_refused()
    {
        IReadOnlyList<CatalogFile> files = Some.Catalog().Files();
        Assert.Contains("this path comes twice", Refused([.. files, files[0]]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_file_is_refused_and_not_read() => Assert.Contains(
        "this file has 65 MB; a file may have 64 MB",
        Refused([.. Some.Catalog().Files(), new CatalogFile("facts/source/models.jsonl", new byte[65 * 1024 * 1024])]),
        StringComparison.Ordinal);

    [Fact]
    public void The_faults_of_all_files_come_at_once()
    {
        string refused = Refused(Some.Catalog()
            .File("sources.json", """[{"id":"source","date":"soon","url":"x","licence":"MIT"}]""")
            .File("providers.json", """[{"id":"p","kind":"shop"}]""")
            .File("benchmarks.json", """[{"id":"b"}]""")
            .File("policy.json", """{"order":{"prices":["source"]}}""")
            .File("facts/source/models.jsonl", """{"id":"m","context":-5}""").Files());
        Assert.All(
            ["sources.json[0] date", "providers.json[0] kind", "benchmarks.json[0] capability", "policy.json order.prices", "models.jsonl:1 context"],
            place => Assert.Contains(place, refused, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_sources_of_one_id_are_refused() => Assert.Contains(
        "give each entry an id of its own",
        Refused(Some.Catalog().File(
            "sources.json",
            """[{"id":"s","date":"2026","url":"x","licence":"M"},{"id":"s","date":"2026","url":"x","licence":"M"}]""").Files()),
        StringComparison.Ordinal);

    [Fact]
    public void A_source_without_a_licence_is_refused() => Assert.Contains(
        "state the licence of the source",
        Refused(Some.Catalog().File("sources.json", """[{"id":"source","date":"2026-01-01","url":"x"}]""").Files()),
        StringComparison.Ordinal);

    private static string Refused(IReadOnlyList<CatalogFile> files) =>
        Assert.Throws<FaultsException>(() => Pointsman.Catalog.Load(files)).Message;
}
