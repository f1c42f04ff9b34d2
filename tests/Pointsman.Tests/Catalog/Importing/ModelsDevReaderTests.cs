using Xunit;

namespace Pointsman.Tests.Catalog.Importing;

public sealed class ModelsDevReaderTests
{
    private const string Text = """
        {
          "openai": {
            "id": "openai", "name": "OpenAI", "env": ["OPENAI_API_KEY"],
            "models": {
              "gpt-9": {
                "id": "gpt-9", "name": "GPT-9", "family": "gpt", "attachment": true, "reasoning": true, "tool_call": true,
                "structured_output": true, "temperature": false, "knowledge": "2025-08", "release_date": "2026-03-05",
                "modalities": { "input": ["text", "image", "pdf"], "output": ["text"] }, "open_weights": false,
                "cost": { "input": 2.5, "output": 15, "cache_read": 0.25,
                  "tiers": [{ "input": 5, "output": 22.5, "tier": { "type": "context", "size": 272000 } }],
                  "context_over_200k": { "input": 5, "output": 22.5 } },
                "limit": { "context": 400000, "output": 128000 }
              },
              "gpt-9-2026-03-05": { "id": "gpt-9-2026-03-05", "name": "GPT-9 (snapshot)", "release_date": "2026-03-05",
                "cost": { "input": 2.5, "output": 15 }, "limit": { "context": 400000, "output": 0 } }
            }
          },
          "reseller": {
            "id": "reseller",
            "models": {
              "openai/gpt-9": { "id": "openai/gpt-9", "status": "beta", "cost": { "input": 0, "output": 0 } },
              "old-one": { "id": "old-one", "release_date": "2024-02",
                "cost": { "input": 1, "output": 2, "context_over_200k": { "input": 2, "output": 4 } } },
              "bad": { "id": "bad", "cost": { "input": -1, "output": 2 } },
              "late": { "id": "late", "release_date": "2099-01-01" },
              "odd": 7
            }
          }
        }
        """;

    private readonly ImportedFacts _facts = Some.Import(Text);

    [Fact]
    public void An_offer_carries_limits_features_and_prices()
    {
        Offer offer = Assert.Single(_facts.Offers, offer => offer.Id == "openai/gpt-9");

        Assert.Equal("gpt-9", offer.Model);
        Assert.Equal((400_000, 128_000), (offer.Context, offer.MaxOutput));
        Assert.Equal(Modalities.Text | Modalities.Image | Modalities.Pdf, offer.Input);
        Assert.Equal(
            Features.Tools | Features.Reasoning | Features.JsonSchema | Features.Attachments | Features.PromptCaching,
            offer.Features);
        Assert.Equal(new Usd(0.25m), offer.Prices[0].Base.CachedInput);
    }

    [Fact]
    public void The_list_of_tiers_goes_before_the_older_step()
    {
        PriceTier tier = Assert.Single(_facts.Offers.Single(offer => offer.Id == "openai/gpt-9").Prices[0].Tiers);

        Assert.Equal((272_000, new Usd(5m)), (tier.Above, tier.Rates.Input!.Value));
    }

    [Fact]
    public void The_older_step_counts_from_200_000_tokens()
    {
        PriceTier tier = Assert.Single(_facts.Offers.Single(offer => offer.Id == "reseller/old-one").Prices[0].Tiers);

        Assert.Equal((200_000, new Usd(4m)), (tier.Above, tier.Rates.Output!.Value));
    }

    [Fact]
    public void Snapshots_are_one_model_with_several_offers_and_the_plain_name_speaks()
    {
        Model model = Assert.Single(_facts.Models, model => model.Id == "gpt-9");

        Assert.Equal("GPT-9", model.Name);
        Assert.Equal(3, _facts.Offers.Count(offer => offer.Model == "gpt-9"));
    }

    [Fact]
    public void A_price_of_nothing_at_a_reseller_is_unknown()
    {
        Offer offer = _facts.Offers.Single(offer => offer.Id == "reseller/openai/gpt-9");

        Assert.Empty(offer.Prices);
        Assert.Equal(Lifecycle.Preview, offer.Status);
        Assert.Contains(_facts.Notes, note => note.Contains("taken for unknown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reseller/bad", "input is -1")]
    [InlineData("reseller/late", "lies in the future")]
    [InlineData("reseller/odd", "not an object")]
    public void A_row_that_makes_no_sense_is_left_out_and_named(string row, string why)
    {
        Assert.Contains(_facts.Notes, note => note.StartsWith(row, StringComparison.Ordinal)
            && note.Contains(why, StringComparison.Ordinal));
        Assert.DoesNotContain(_facts.Offers, offer => offer.Id == row);
    }

    [Fact]
    public void A_model_that_a_reseller_alone_sells_becomes_a_new_model()
    {
        Model model = Assert.Single(_facts.Models, model => model.Id == "old-one");

        Assert.Equal(new DateOnly(2024, 2, 1), model.Released);
    }
}
