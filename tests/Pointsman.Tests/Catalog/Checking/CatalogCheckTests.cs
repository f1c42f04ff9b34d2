using Xunit;

namespace Pointsman.Tests.Catalog.Checking;

public sealed class CatalogCheckTests
{
    private const string Sold = """{"id":"maker/a","model":"a"}""";

    [Theory]
    [InlineData("""{"id":"a","aliases":["x"]}{"id":"b","aliases":["X"]}""", "", FindingKind.DuplicateAlias)]
    [InlineData("""{"id":"a","aliases":["b"]}{"id":"b"}""", "", FindingKind.AliasIsId)]
    [InlineData("""{"id":"a"}""", "", FindingKind.NoOffer)]
    [InlineData("""{"id":"a","successor":"z"}""", Sold, FindingKind.UnknownSuccessor)]
    [InlineData("""{"id":"b","successor":"a"}{"id":"a"}""", """{"id":"maker/a","model":"a","retires":"2026-01-01"}""", FindingKind.RetiredSuccessor)]
    [InlineData("""{"id":"a","released":"2026-07-02"}""", Sold, FindingKind.ReleaseAhead)]
    [InlineData("", Sold, FindingKind.UnknownModel)]
    [InlineData("""{"id":"a"}""", """{"id":"nobody/a","model":"a"}""", FindingKind.UnlistedProvider)]
    [InlineData("""{"id":"a"}""", """{"id":"maker/a","model":"a","price":{"in":0,"out":0}}""", FindingKind.PriceOfZero)]
    [InlineData("""{"id":"a"}""", """{"id":"maker/a","model":"a","prices":[{"in":1},{"from":"2026-01-01","in":10}]}""", FindingKind.PriceJump)]
    public void It_finds(string models, string offers, FindingKind kind) =>
        Assert.Contains(
            CatalogCheck.Run(SmallCatalog.Of(models, offers), SmallCatalog.Today).Findings, finding =>
            finding.Kind == kind);

    [Theory]
    [InlineData("""{"model":"a","scores":{"other":1}}""", FindingKind.UnknownBenchmark)]
    [InlineData("""{"model":"b","scores":{"test":1}}""", FindingKind.ScoreOfUnknownModel)]
    public void It_finds_scores_that_belong_nowhere(string scores, FindingKind kind) =>
        Assert.Equal(kind, Assert.Single(CatalogCheck.Run(
            SmallCatalog.Of("""{"id":"a"}""", Sold, scores: scores), SmallCatalog.Today).Errors).Kind);

    [Fact]
    public void A_sound_catalog_has_no_findings() => Assert.Empty(CatalogCheck.Run(
        SmallCatalog.Of("""{"id":"a","aliases":["x"]}""", Sold, scores: """{"model":"a","scores":{"test":1}}"""), SmallCatalog.Today).Findings);

    [Fact]
    public void The_catalog_that_ships_has_no_errors() =>
        Assert.Empty(CatalogCheck.Run(Pointsman.Catalog.LoadEmbedded(), new DateOnly(2026, 11, 20)).Errors);
}
