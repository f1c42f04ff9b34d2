using System.Reflection;
using System.Text;
using Xunit;

namespace Pointsman.Tests.Catalog.Facts;

public sealed class FactsWriterTests
{
    [Fact]
    public void A_model_has_its_keys_in_the_order_of_the_documentation_and_nothing_that_is_unknown()
    {
        Model model = new()
        {
            Id = "m",
            Features = Features.Reasoning | Features.Tools,
            Context = 128_000,
            Input = Modalities.Image | Modalities.Text,
            OpenWeights = false,
            Released = new DateOnly(2024, 5, 1),
            Task = ModelTask.SpeechToText,
            Maker = "acme",
            As = "acme/m",
        };

        Assert.Equal(
            """
            {"id":"m","maker":"acme","task":"speech-to-text","released":"2024-05-01","openWeights":false,
            "input":["text","image"],"context":128000,"features":["tools","reasoning"],"as":"acme/m"}

            """.Replace(",\n", ",", StringComparison.Ordinal),
            FactsWriter.Models([model]));
    }

    [Fact]
    public void One_price_stands_alone_and_several_stand_in_a_list()
    {
        Price old = Some(1m);
        Price now = Some(0.5m) with { From = new DateOnly(2025, 1, 1) };

        Assert.Equal("""{"id":"p/m","model":"m","price":{"in":1}}""" + "\n", FactsWriter.Offers([Sold(old)]));
        Assert.Equal(
            """{"id":"p/m","model":"m","prices":[{"in":1},{"from":"2025-01-01","in":0.5}]}""" + "\n",
            FactsWriter.Offers([Sold(old, now)]));
    }

    [Fact]
    public void Tiers_and_batch_stand_inside_the_price()
    {
        Price price = Some(2m) with
        {
            Tiers = [new PriceTier(200_000, new Rates { Input = new Usd(4m) })],
            Batch = new Rates { Input = new Usd(1m) },
        };

        Assert.Contains(
            """{"in":2,"tiers":[{"above":200000,"in":4}],"batch":{"in":1}}""",
            FactsWriter.Offers([Sold(price)]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0499999999999999", "0.05")]
    [InlineData("0.14999999999999999", "0.15")]
    [InlineData("3.00", "3")]
    [InlineData("0.0000012345678912345", "0.000001234567891")]
    [InlineData("1234567.891234", "1234567.891")]
    public void Prices_are_written_without_the_noise_of_floating_point(string amount, string written) =>
        Assert.Contains(
            $"\"in\":{written}}}",
            FactsWriter.Offers([Sold(Some(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)))]),
            StringComparison.Ordinal);

    [Fact]
    public void Scores_of_one_page_share_a_line_and_lines_are_sorted()
    {
        Score[] scores =
        [
            Result("b", "bench/z", 1), Result("a", "bench/z", 3), Result("a", "bench/a", 2.5),
            Result("a", "bench/a", 9) with { Variant = "high" },
        ];

        Assert.Equal(
            """
            {"model":"a","release":"r1","scores":{"bench/a":2.5,"bench/z":3}}
            {"model":"a","release":"r1","variant":"high","scores":{"bench/a":9}}
            {"model":"b","release":"r1","scores":{"bench/z":1}}

            """,
            FactsWriter.Scores(scores));
    }

    [Fact]
    public void Two_values_for_one_benchmark_stand_in_two_lines() =>
        Assert.Equal(3, FactsWriter.Scores([Result("a", "x", 1), Result("a", "x", 2)]).Split('\n').Length);

    [Fact]
    public void The_order_of_the_facts_makes_no_difference()
    {
        Offer[] offers = [Sold(Some(1m)), Sold(Some(2m)) with { Id = "p/a" }, Sold(Some(3m)) with { Id = "p/Z" }];

        Assert.Equal(FactsWriter.Offers(offers), FactsWriter.Offers(offers.Reverse()));
    }

    [Fact]
    public void Every_file_that_ships_is_written_again_as_it_stands()
    {
        Assembly assembly = typeof(FactsWriter).Assembly;
        List<Fault> faults = [];
        foreach (string file in assembly.GetManifestResourceNames().Where(IsImported))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(file)!);
            string text = reader.ReadToEnd();
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            string again = file.EndsWith("models.jsonl", StringComparison.Ordinal)
                ? FactsWriter.Models(FactsReader.Models(utf8, file, faults))
                : FactsWriter.Offers(FactsReader.Offers(utf8, file, faults));
            Assert.Empty(faults);
            Assert.Equal(text, again);
        }
    }

    private static bool IsImported(string file) => (file.EndsWith("models.jsonl", StringComparison.Ordinal)
        || file.EndsWith("offers.jsonl", StringComparison.Ordinal))
        && !file.Contains("/pointsman/", StringComparison.Ordinal) && !file.Contains("/guide-2024/", StringComparison.Ordinal);

    private static Price Some(decimal input) => new() { Base = new Rates { Input = new Usd(input) } };

    private static Offer Sold(params Price[] prices) => new() { Id = "p/m", Model = "m", Prices = prices };

    private static Score Result(string model, string benchmark, double value) =>
        new() { Model = model, Benchmark = benchmark, Value = value, Release = "r1" };
}
