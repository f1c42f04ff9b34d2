using System.Text.Json;

namespace Pointsman;

/// <summary>Reads OpenRouter's list of models: prices are texts, in dollars for one token.</summary>
internal static class OpenRouterReader
{
    public static bool Fits(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Array;

    public static void Read(JsonElement root, FactsBuilder facts)
    {
        string provider = facts.ProviderOf("openrouter");
        int row = 0;
        foreach (JsonElement item in root.GetProperty("data").EnumerateArray())
        {
            ImportRow values = new(item, [], facts.LatestRelease);
            string? name = values.Text("id");
            if (name is null)
            {
                facts.Note($"data[{row}]", "left out: it has no id");
            }
            else
            {
                ReadModel(facts, values, provider, name);
            }

            row++;
        }
    }

    private static void ReadModel(FactsBuilder facts, ImportRow values, string provider, string name)
    {
        ImportRow? architecture = values.Part("architecture");
        ImportRow? top = values.Part("top_provider");
        ImportRow? pricing = values.Part("pricing");
        Model described = new()
        {
            Id = "",
            Name = values.Text("name"),
            Cutoff = values.Text("knowledge_cutoff"),
            OpenWeights = values.Text("hugging_face_id") is null ? null : true,
            Input = architecture?.Modalities("input_modalities"),
            Output = architecture?.Modalities("output_modalities"),
            Context = values.Tokens("context_length"),
            MaxOutput = top?.Tokens("max_completion_tokens"),
            Tokenizer = architecture?.Text("tokenizer") is "Other" or "Router" ? null : architecture?.Text("tokenizer"),
            Features = ReadFeatures(values, pricing),
        };
        Offer offer = new()
        {
            Id = $"{provider}/{name}",
            Model = "",
            Context = top?.Tokens("context_length") ?? described.Context,
            MaxOutput = described.MaxOutput,
            Input = described.Input,
            Output = described.Output,
            Features = described.Features,
            From = Created(values, facts),
            Retires = values.End("expiration_date"),
            Prices = pricing is null ? [] : [new Price { Base = ReadRates(pricing), Tiers = ReadTiers(pricing) }],
        };
        if (!facts.LeftOut(offer.Id, values.Problems))
        {
            facts.Add(offer with { Model = facts.Resolve(name, () => described, out _) });
        }
    }

    private static DateOnly? Created(ImportRow values, FactsBuilder facts)
    {
        // Unix seconds between 2000 and 2100; anything else is no date.
        decimal? seconds = values.Number("created");
        return seconds is > 946_684_800m and < 4_102_444_800m
            ? FactTexts.Release(
                DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds((double)seconds.Value)), facts.LatestRelease,
                    "created", values.Problems)
            : null;
    }

    private static Features? ReadFeatures(ImportRow values, ImportRow? pricing)
    {
        Features features = Features.None;
        foreach (string parameter in values.Texts("supported_parameters"))
        {
            features |= parameter switch
            {
                "tools" => Features.Tools,
                "structured_outputs" => Features.JsonSchema,
                "reasoning" => Features.Reasoning,
                "temperature" => Features.Temperature,
                _ => Features.None,
            };
        }

        features |= pricing?.Number("input_cache_read") > 0m ? Features.PromptCaching : Features.None;
        return FactTexts.Known(features);
    }

    private static Rates ReadRates(ImportRow pricing) => new()
    {
        Input = pricing.RatePerToken("prompt"),
        Output = pricing.RatePerToken("completion"),
        CachedInput = pricing.SpecialPerToken("input_cache_read"),
        CacheWrite = pricing.SpecialPerToken("input_cache_write"),
        Special = FactTexts.Known(new SpecialRates
        {
            Reasoning = pricing.SpecialPerToken("internal_reasoning"),
            AudioInput = pricing.SpecialPerToken("audio"),
            PerImageInput = pricing.Flat("image"),
            PerRequest = pricing.Flat("request"),
        }),
    };

    private static PriceTier[] ReadTiers(ImportRow pricing) =>
    [
        .. pricing.Parts("overrides")
            .Where(tier => tier.Threshold("min_prompt_tokens") is not null && tier.Number("utc_start") is null)
            .Select(tier => new PriceTier(tier.Threshold("min_prompt_tokens")!.Value, ReadRates(tier)))
            .OrderBy(tier => tier.Above),
    ];
}
