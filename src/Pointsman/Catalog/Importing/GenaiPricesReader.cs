using System.Text.Json;

namespace Pointsman;

/// <summary>
/// Reads the data file of genai-prices: providers with models, each with one price or a list of prices that hold
/// from a date on or at some hours of the day.
/// </summary>
internal static class GenaiPricesReader
{
    private const string PassedOn = "huggingface_";

    public static bool Fits(JsonElement root) => Providers(root) is { } providers
        && providers.EnumerateArray().Take(1).Any(provider => provider.ValueKind == JsonValueKind.Object
            && provider.TryGetProperty("models", out JsonElement models) && models.ValueKind == JsonValueKind.Array);

    public static void Read(JsonElement root, FactsBuilder facts)
    {
        foreach (JsonElement item in Providers(root)!.Value.EnumerateArray())
        {
            ImportRow provider = new(item, [], facts.LatestRelease);
            if (provider.Text("id") is not { } name)
            {
                facts.Note("a provider", "left out: it has no id");
                continue;
            }

            // Hugging Face passes requests on to others, which a wire name can choose: model:host.
            string id = facts.ProviderOf(name);
            bool passedOn = name.StartsWith(PassedOn, StringComparison.Ordinal) && id != name;
            string? part = passedOn ? name[PassedOn.Length..] : null;
            foreach (JsonElement model in item.TryGetProperty("models", out JsonElement models)
                && models.ValueKind == JsonValueKind.Array ? models.EnumerateArray() : default)
            {
                ReadModel(facts, new ImportRow(model, [], facts.LatestRelease), id, part);
            }
        }
    }

    private static JsonElement? Providers(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root,
        JsonValueKind.Object when root.TryGetProperty("providers", out JsonElement list)
            && list.ValueKind == JsonValueKind.Array => list,
        _ => null,
    };

    private static void ReadModel(FactsBuilder facts, ImportRow values, string provider, string? part)
    {
        if (values.Text("id") is not { } name)
        {
            facts.Note(provider, "a model was left out: it has no id");
            return;
        }

        if (LiteLlmName.IsNoOffer(name))
        {
            facts.Note(provider, $"{name} was left out: it is priced for the buyer's own tuning");
            return;
        }

        string row = part is null ? $"{provider}/{name}" : $"{provider}/{name}:{part}";
        Offer offer = new()
        {
            Id = row,
            Model = "",
            Context = values.Tokens("context_window"),
            Status = values.Yes("deprecated") ? Lifecycle.Deprecated : null,
            Prices = ReadPrices(facts, values, row),
        };
        if (!facts.LeftOut(row, values.Problems))
        {
            Model described = new() { Id = "", Name = values.Text("name"), Context = offer.Context };
            facts.Add(offer with { Model = facts.Resolve(name, () => described, out _) });
        }
    }

    private static IReadOnlyList<Price> ReadPrices(FactsBuilder facts, ImportRow values, string row)
    {
        if (values.Part("prices") is { } single)
        {
            return [ReadPrice(single, null)];
        }

        List<Price> prices = [];
        foreach (ImportRow dated in values.Parts("prices"))
        {
            ImportRow? when = dated.Part("constraint");
            if (dated.Part("prices") is not { } part)
            {
                continue;
            }

            Price price = ReadPrice(part, when?.End("start_date"));
            if (when?.Text("start_time") is null)
            {
                prices.Add(price);
                continue;
            }

            // A price that changes with the hour: the dearer one counts, so that a projection is never too low.
            facts.Note(row, "costs differ by the hour of the day; the dearer price was taken");
            int same = prices.FindIndex(other => other.From == price.From);
            if (same < 0)
            {
                prices.Add(price);
            }
            else if ((price.Base.Input ?? Usd.Zero) > (prices[same].Base.Input ?? Usd.Zero))
            {
                prices[same] = price;
            }
        }

        return [.. prices.OrderBy(price => price.From ?? DateOnly.MinValue)];
    }

    private static Price ReadPrice(ImportRow prices, DateOnly? from)
    {
        SortedSet<long> steps = [];
        foreach (JsonProperty rate in prices.Element.EnumerateObject())
        {
            ImportRow? stepped = prices.Part(rate.Name);
            steps.UnionWith(stepped?.Parts("tiers").Select(Start).Where(start => start > 0) ?? []);
        }

        return new Price
        {
            From = from,
            Base = ReadRates(prices, 0),
            Tiers = [.. steps.Select(step => new PriceTier(step, ReadRates(prices, step)))],
        };
    }

    private static long Start(ImportRow tier) => tier.Threshold("start") ?? 0L;

    private static Rates ReadRates(ImportRow prices, long step) => new()
    {
        Input = Rate(prices, "input_mtok", step),
        Output = Rate(prices, "output_mtok", step),
        CachedInput = Rate(prices, "cache_read_mtok", step),
        CacheWrite = Rate(prices, "cache_write_mtok", step),
        Special = FactTexts.Known(new SpecialRates
        {
            CacheWriteHour = Rate(prices, "cache_write_1h_mtok", step),
            Reasoning = Rate(prices, "output_reasoning_mtok", step),
            AudioInput = Rate(prices, "input_audio_mtok", step),
            AudioOutput = Rate(prices, "output_audio_mtok", step),
            ImageInput = Rate(prices, "input_image_mtok", step),
            ImageOutput = Rate(prices, "output_image_mtok", step),
            PerRequest = step == 0 && prices.Rate("requests_kcount") is { Amount: > 0m } thousand
                ? thousand / 1_000m
                : null,
        }),
    };

    private static Usd? Rate(ImportRow prices, string key, long step)
    {
        ImportRow? stepped = prices.Part(key);
        return step == 0
            ? stepped is null ? prices.Rate(key) : stepped.Rate("base")
            : stepped?.Parts("tiers").FirstOrDefault(tier => Start(tier) == step)?.Rate("price");
    }
}
