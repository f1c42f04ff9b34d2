using System.Reflection;
using Xunit;

namespace Pointsman.Tests.Catalog.Importing;

public sealed class TableImporterTests
{
    private const string Scores = """
        {
          "of": "scores", "source": "bench",
          "fields": { "model": "Model", "date": { "text": "2026-01-02" }, "n": "cases" },
          "scores": [
            { "benchmark": { "column": "category", "prefix": "bench/", "words": { "Data Analysis": "data-analysis" } }, "value": "score" },
            { "benchmark": { "text": "bench/share" }, "value": { "column": "share", "scale": 100 } }
          ],
          "skip": [{ "column": "category", "matches": "^GLOBAL" }]
        }
        """;

    [Fact]
    public void Columns_become_fields_as_the_mapping_says()
    {
        ImportedFacts facts = Read(Scores,
            "Model,category,score,share,cases\n\"gpt-9 (high)\",Data Analysis,61.5%,0.25,100\n");

        Assert.Empty(facts.Faults);
        Assert.Equal(("gpt-9", "high", "gpt-9 (high)", 100), Key(facts.Scores[0]));
        Assert.Equal([61.5, 25.0], facts.Scores.Select(score => score.Value));
        Assert.Equal(["bench/data-analysis", "bench/share"], facts.Scores.Select(score => score.Benchmark));
    }

    [Fact]
    public void Rows_to_skip_are_skipped_and_cells_without_a_number_have_no_score()
    {
        ImportedFacts facts = Read(Scores, "Model,category,score,share,cases\na,GLOBAL_AVERAGE,1,1,\nb,x,N/A,0.5,\n");

        Assert.Equal("bench/share", Assert.Single(facts.Scores).Benchmark);
    }

    [Fact]
    public void Quotation_marks_hold_commas_lines_and_marks()
    {
        ImportedFacts facts = Read(Scores, "\uFEFFModel,category,score,share,cases\r\n\"a \"\"b\"\", c\nd\",x,1,,\r\n");

        Assert.Equal("a \"b\", c\nd", Assert.Single(facts.Scores).As);
    }

    [Fact]
    public void A_row_with_too_few_cells_is_left_out_and_named()
    {
        ImportedFacts facts = Read(Scores, "Model,category,score,share,cases\na,x,1,,\nb,x\n");

        Assert.Single(facts.Scores);
        Assert.Equal("source:3: left out: 2 cells under 5 columns", Assert.Single(facts.Notes));
    }

    [Fact]
    public void A_missing_column_is_a_fault_that_lists_what_there_is()
    {
        Fault fault = Assert.Single(Read(Scores, "Model,score\na,1\n").Faults);

        Assert.Contains("category", fault.Found, StringComparison.Ordinal);
        Assert.Contains("Model, score", fault.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_mark_that_never_ends_gives_nothing()
    {
        ImportedFacts facts = Read(Scores, "Model,category,score,share,cases\na,x,1,,\n\"b,x,2,,\n");

        Assert.StartsWith("source:3", Assert.Single(facts.Faults).Where, StringComparison.Ordinal);
        Assert.Empty(facts.Scores);
    }

    [Fact]
    public void Offers_have_prices_tiers_and_features()
    {
        const string Mapping = """
            { "of": "offers", "source": "s",
              "fields": { "provider": "p", "wire": "w", "model": { "column": ["base", "w"] }, "in": "in", "out": "out", "tiers": "tiers",
                "region": { "column": "w", "pick": "^(eu|us)/" } },
              "features": [{ "feature": "tools", "column": "tools", "matches": "^True$" }] }
            """;
        ImportedFacts facts = Read(
            Mapping,
            "p,w,base,in,out,tiers,tools\naws,eu/rocket-9,acme/rocket-9b,1,2,\"[{\"\"tier\"\":{\"\"size\"\":1000},\"\"input\"\":3}]\",True\n"
            + "aws,bad,,-1,2,,\n");

        Offer offer = Assert.Single(facts.Offers);
        Assert.Equal(("amazon-bedrock/eu/rocket-9", "rocket-9b", "eu"), (offer.Id, offer.Model, offer.Region));
        Assert.Equal(new Usd(3m), offer.Prices[0].For(1_001).Input);
        Assert.Equal(Features.Tools, offer.Features);
        Assert.Contains("in is -1", Assert.Single(facts.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_with_mistakes_lists_them_all()
    {
        List<Fault> faults = [];

        Assert.Null(TableMappingReader.Read(
            """{ "of": "scors", "fields": { "modle": "m" }, "skip": [{ "column": "x", "matches": "(" }], "more": 1 }""", "m.json", faults));
        Assert.Equal(["of", "source", "fields.modle", "matches", "more"],
            faults.Select(fault => fault.Where["m.json ".Length..].Split("].")[^1]));
        Assert.Contains(faults, fault => fault.Fix.Contains("model", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mapping_that_ships_can_be_read()
    {
        Assembly assembly = typeof(CatalogImport).Assembly;
        string[] mappings = [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("catalog/imports/", StringComparison.Ordinal))];
        List<Fault> faults = [];
        foreach (string name in mappings)
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            TableMappingReader.Read(reader.ReadToEnd(), name, faults);
        }

        Assert.True(mappings.Length >= 15, $"{mappings.Length} mappings");
        Assert.Empty(faults);
    }

    private static ImportedFacts Read(string mapping, string table) =>
        CatalogImport.Read("table", table, Some.Context("gpt-9") with { Table = Some.Mapping(mapping) });

    private static (string, string?, string?, int?) Key(Score score) => (score.Model, score.Variant, score.As, score.N);
}
