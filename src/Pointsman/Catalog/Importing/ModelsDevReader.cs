using System.Text.Json;

namespace Pointsman;

/// <summary>
/// Reads the <c>api.json</c> of models.dev: providers, their models, and what each costs for a million tokens.
/// </summary>
internal static class ModelsDevReader
{
    private const long LongContext = 200_000;

    public static bool Fits(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && root.EnumerateObject().Take(1).Any(provider => provider.Value.ValueKind == JsonValueKind.Object
            && provider.Value.TryGetProperty("models", out JsonElement models)
                && models.ValueKind == JsonValueKind.Object);

    public static void Read(JsonElement root, FactsBuilder facts)
    {
        foreach (JsonProperty provider in root.EnumerateObject())
        {
            if (provider.Value.ValueKind != JsonValueKind.Object
                || !provider.Value.TryGetProperty("models", out JsonElement models)
                    || models.ValueKind != JsonValueKind.Object)
            {
                facts.Note(provider.Name, "left out: it has no models");
                continue;
            }

            foreach (JsonProperty model in models.EnumerateObject())
            {
                ReadModel(facts, facts.ProviderOf(provider.Name), model);
            }
        }
    }

    /// <summary>The tiers of a price: the newer list, or else the older single step.</summary>
    public static IReadOnlyList<PriceTier> Tiers(IEnumerable<ImportRow> tiers, ImportRow? over200K)
    {
        PriceTier[] listed =
        [
            .. tiers
                .Select(tier =>
                    (Above: tier.Part("tier")?.Threshold("size") ?? tier.Threshold("size"), Rates: ReadRates(tier)))
                .Where(tier => tier.Above is not null && tier.Rates != Rates.Unknown)
                .Select(tier => new PriceTier(tier.Above!.Value, tier.Rates))
                .OrderBy(tier => tier.Above),
        ];
        return listed.Length == 0 && over200K is not null ? [new PriceTier(LongContext, ReadRates(over200K))] : listed;
    }

    private static void ReadModel(FactsBuilder facts, string provider, JsonProperty model)
    {
        string row = $"{provider}/{model.Name}";
        ImportRow values = new(model.Value, [], facts.LatestRelease);
        if (model.Value.ValueKind != JsonValueKind.Object)
        {
            facts.Note(row, "left out: it is not an object");
            return;
        }

        DateOnly? released = values.Release("release_date");
        Model described = Describe(values, released);
        Offer offer = ReadOffer(values, row, described, released);
        if (facts.LeftOut(row, values.Problems))
        {
            return;
        }

        bool makers = facts.MayBeFree(provider);
        string id = facts.Resolve(model.Name, () => described, out _);
        if (makers)
        {
            facts.Describe(model.Name, described);
        }

        facts.Add(offer with { Model = id });
    }

    private static Model Describe(ImportRow values, DateOnly? released)
    {
        ImportRow? limit = values.Part("limit");
        ImportRow? modalities = values.Part("modalities");
        Modalities? input = modalities?.Modalities("input");
        Modalities? output = modalities?.Modalities("output");
        return new Model
        {
            Id = "",
            Name = values.Text("name"),
            Family = values.Text("family"),
            Task = FactTexts.Task(input, output),
            Released = released,
            Cutoff = values.Text("knowledge"),
            OpenWeights = values.YesNo("open_weights"),
            Input = input,
            Output = output,
            Context = limit?.Tokens("context"),
            MaxOutput = limit?.Tokens("output"),
            Features = ReadFeatures(values),
        };
    }

    private static Offer ReadOffer(ImportRow values, string id, Model described, DateOnly? released)
    {
        ImportRow? cost = values.Part("cost");
        Price? price = cost is null ? null : new Price
        {
            Base = ReadRates(cost),
            Tiers = Tiers(cost.Parts("tiers"), cost.Part("context_over_200k")),
        };
        return new Offer
        {
            Id = id,
            Model = "",
            Context = described.Context,
            MaxOutput = described.MaxOutput,
            Input = described.Input,
            Output = described.Output,
            Features = described.Features,
            Status = FactTexts.Status(values.Text("status")),
            From = released,
            Prices = price is null ? [] : [price],
        };
    }

    private static Features? ReadFeatures(ImportRow values)
    {
        Features features = (values.Yes("tool_call") ? Features.Tools : Features.None)
            | (values.Yes("structured_output") ? Features.JsonSchema : Features.None)
            | (values.Yes("reasoning") ? Features.Reasoning : Features.None)
            | (values.Yes("temperature") ? Features.Temperature : Features.None)
            | (values.Yes("attachment") ? Features.Attachments : Features.None)
            | (values.Part("cost")?.Number("cache_read") > 0m ? Features.PromptCaching : Features.None);
        return FactTexts.Known(features);
    }

    private static Rates ReadRates(ImportRow cost) => new()
    {
        Input = cost.Rate("input"),
        Output = cost.Rate("output"),
        CachedInput = cost.Rate("cache_read"),
        CacheWrite = cost.Rate("cache_write"),
        Special = FactTexts.Known(new SpecialRates
        {
            Reasoning = cost.Flat("reasoning"),
            AudioInput = cost.Flat("input_audio"),
            AudioOutput = cost.Flat("output_audio"),
        }),
    };
}
