using System.Text;
using Xunit;

namespace Pointsman.Tests.Catalog.Importing;

public sealed class CatalogImportTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("<html><body>404</body></html>")]
    [InlineData("""{"error":{"message":"not found"}}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[1,null,"x"]}""")]
    [InlineData("""[{"models":"none"}]""")]
    [InlineData("""{"openai":{"models":{"gpt-9":{"cost":{"input":1""")]
    [InlineData("""{"data":[{"id":"\ud800"}]}""")]
    public void What_is_no_list_of_models_is_a_fault_with_a_way_out(string text)
    {
        ImportedFacts facts = Some.Import(text);

        Fault fault = Assert.Single(facts.Faults);
        Assert.NotEmpty(fault.Fix);
        Assert.Empty(facts.Models);
        Assert.Empty(facts.Offers);
    }

    [Fact]
    public void A_file_cut_in_half_gives_nothing_at_all()
    {
        const string Whole = """{"p":{"models":{"a":{"id":"a","cost":{"input":1,"output":2}},"b":{"id":"b","cost":{"input":1,"output":2}}}}}""";

        for (int length = 1; length < Whole.Length; length++)
        {
            ImportedFacts facts = Some.Import(Whole[..length]);
            Assert.NotEmpty(facts.Faults);
            Assert.Empty(facts.Offers);
        }

        Assert.Equal(2, Some.Import(Whole).Offers.Count);
    }

    [Fact]
    public void Nesting_without_end_is_a_fault_that_names_the_limit()
    {
        string text = new StringBuilder().Insert(0, "{\"a\":", 100_000).ToString();

        Assert.Contains("64", Assert.Single(Some.Import(text).Faults).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_names_the_line()
    {
        Fault fault = Assert.Single(Some.Import("{\n\"data\": [\n oops").Faults);

        Assert.StartsWith("source:3:", fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_format_gets_a_suggestion() =>
        Assert.Contains("litellm", CatalogImport.Read("litelm", "{}", Some.Context()).Faults[0].Fix,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_of_another_format_than_the_one_named_is_a_fault() =>
        Assert.NotEmpty(CatalogImport.Read("litellm", """{"data":[{"id":"a/b"}]}""", Some.Context()).Faults);

    [Fact]
    public void A_number_too_large_for_any_price_is_no_price() =>
        Assert.NotEmpty(Some.Import("""{"data":[{"id":"a/b","pricing":{"prompt":"1e27","completion":"1e300"}}]}""").Faults);

    [Theory]
    [InlineData("""{"data":[{"id":"a/b","created":1e27,"context_length":1e27,"pricing":{"prompt":"0.1","overrides":[{"min_prompt_tokens":1e27}]}}]}""")]
    [InlineData("""{"p":{"models":{"m":{"limit":{"context":1e27},"cost":{"input":1,"tiers":[{"tier":{"size":1e27},"input":2}]}}}}}""")]
    [InlineData("""{"m":{"litellm_provider":"openai","mode":"chat","input_cost_per_token":1e-7,"tiered_pricing":[{"range":[0]},{"range":[1e27]}]}}""")]
    [InlineData("""[{"id":"p","models":[{"id":"m","prices":{"input_mtok":{"base":1,"tiers":[{"start":1e27,"price":2}]}}}]}]""")]
    public void Numbers_beyond_reason_are_unknown_and_break_nothing(string text)
    {
        Offer offer = Assert.Single(Some.Import(text).Offers);

        Assert.Null(offer.Context);
        Assert.Empty(offer.Prices.SelectMany(price => price.Tiers));
    }

    [Fact]
    public void A_name_that_cannot_be_called_is_left_out() =>
        Assert.NotEmpty(Some.Import($"{{\"data\":[{{\"id\":\"{new string('x', 400)}\",\"pricing\":{{\"prompt\":\"1\"}}}}]}}").Notes);

    [Fact]
    public void The_same_file_gives_the_same_facts_twice()
    {
        const string Text = """{"data":[{"id":"b/b","pricing":{"prompt":"0.000001"}},{"id":"a/a","pricing":{"prompt":"0.000002"}}]}""";

        Assert.Equal(FactsWriter.Offers(Some.Import(Text).Offers), FactsWriter.Offers(Some.Import(Text).Offers));
        Assert.Equal(["openrouter/a/a", "openrouter/b/b"], Some.Import(Text).Offers.Select(offer => offer.Id));
    }
}
