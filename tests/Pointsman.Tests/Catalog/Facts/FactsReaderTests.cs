using System.Text;
using Xunit;

namespace Pointsman.Tests.Catalog.Facts;

public sealed class FactsReaderTests
{
    [Theory]
    [InlineData("""{"id":"p/m","model":"m","price":{"in":-1}}""", "o.jsonl:1 in: found -1; write dollars, not negative")]
    [InlineData("""{"id":"p/m","model":"m","price":{"in":"1"}}""", "o.jsonl:1 in: found 1; write dollars")]
    [InlineData("""{"id":"m","model":"m"}""", "write \"id\":\"provider/name\"")]
    [InlineData("""{"id":"p/m"}""", "found the offer 'p/m' of the model ''")]
    [InlineData("""{"id":"p/m","model":"m","context":0}""", "write a whole number above 0")]
    [InlineData("""{"id":"p/m","model":"m","from":"2025-13-01"}""", "write a date: 2024-05-13, 2024-05 or 2024")]
    [InlineData("""{"id":"p/m","model":"m","status":"dead"}""", "write one of active, preview")]
    [InlineData("""{"id":"p/m","model":"m","contxt":5}""", "this key is unknown; did you mean context?")]
    [InlineData("""{"id":"p/m","model":"m","input":"text"}""", "found text; write a list")]
    [InlineData("""{"id":"p/m","model":"m","price":{"in":1,"tiers":[{"in":2}]}}""", "a tier has no threshold")]
    [InlineData("""{"id":"p/m","model":"m","prices":[{"in":1},{"in":2}]}""", "write the oldest first")]
    [InlineData("""{"id":"p/m","model":"m","prices":[{"from":"2025-02","in":1},{"from":"2025-01","in":2}]}""", "the prices are not in order")]
    [InlineData("""["p/m"]""", "write one object a line")]
    [InlineData("""{"id":"p/m","model":""", "this is not JSON")]
    public void A_broken_line_is_one_fault_with_its_place_and_the_way_out(string line, string says)
    {
        List<Fault> faults = [];
        FactsReader.Offers(Encoding.UTF8.GetBytes(line), "o.jsonl", faults);
        Assert.Contains(says, Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_names_its_line_and_the_other_lines_are_read()
    {
        List<Fault> faults = [];
        const string Lines = "{\"id\":\"a\"}\n{\"id\":\"b\",\"released\":\"soon\"}\n{\"id\":\"c\"}\n";
        Assert.Equal(["a", "b", "c"], FactsReader.Models(Encoding.UTF8.GetBytes(Lines), "m.jsonl", faults).Select(model => model.Id));
        Assert.Equal("m.jsonl:2 released", Assert.Single(faults).Where);
    }

    [Fact]
    public void A_file_full_of_faults_gives_a_hundred_of_them()
    {
        List<Fault> faults = [];
        FactsReader.Models(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", 5_000))), "m.jsonl", faults);
        Assert.Equal(100, faults.Count);
    }

    [Fact]
    public void What_is_left_out_is_unknown_and_never_nothing()
    {
        Model model = FactsReader.Models("{\"id\":\"m\"}"u8, "m.jsonl", [])[0];
        Assert.Equal((null, null, null, null), (model.Context, model.OpenWeights, model.Parameters, model.Input));
        Offer offer = FactsReader.Offers("{\"id\":\"p/m\",\"model\":\"m\"}"u8, "o.jsonl", [])[0];
        Assert.Empty(offer.Prices);
    }

    [Fact]
    public void A_name_after_the_first_slash_may_have_slashes()
    {
        Offer offer = FactsReader.Offers("{\"id\":\"p/a/b\",\"model\":\"m\"}"u8, "o.jsonl", [])[0];
        Assert.Equal(("p", "a/b"), (offer.Provider, offer.WireName));
    }

    [Fact]
    public void A_model_without_an_id_is_refused()
    {
        List<Fault> faults = [];
        Assert.Empty(FactsReader.Models("{\"name\":\"M\"}"u8, "m.jsonl", faults));
        Assert.Equal("m.jsonl:1 id", Assert.Single(faults).Where);
    }
}
