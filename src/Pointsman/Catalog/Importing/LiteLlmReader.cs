using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// Reads LiteLLM's price map: one object for each name that its users call, prices in dollars for one token.
/// </summary>
internal static partial class LiteLlmReader
{
    public static bool Fits(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && root.EnumerateObject().Take(20).Any(model => model.Value.ValueKind == JsonValueKind.Object
            && model.Value.TryGetProperty("litellm_provider", out _));

    public static void Read(JsonElement root, FactsBuilder facts)
    {
        foreach (JsonProperty model in root.EnumerateObject().Where(model => model.Name != "sample_spec"))
        {
            ImportRow values = new(model.Value, [], facts.LatestRelease);
            string? provider = values.Text("litellm_provider");
            ModelTask? task = FactTexts.Task(values.Text("mode"));
            if (provider is null || task is null)
            {
                facts.Note(model.Name,
                    "left out: it is no model of a provider, or of a kind that the catalog does not hold");
                continue;
            }

            if (LiteLlmName.IsNoOffer(model.Name))
            {
                facts.Note(model.Name, "left out: it is priced by size, commitment or own tuning");
                continue;
            }

            ReadModel(facts, values, LiteLlmName.Read(model.Name, provider), task.Value);
        }
    }

    private static void ReadModel(FactsBuilder facts, ImportRow values, LiteLlmName name, ModelTask task)
    {
        Modalities? input = values.Modalities("supported_modalities") ?? Inputs(values);
        Modalities? output = values.Modalities("supported_output_modalities");
        Offer offer = new()
        {
            Id = $"{facts.ProviderOf(name.Provider)}/{name.Wire}",
            Model = "",
            Region = name.Region,
            Context = values.Tokens("max_input_tokens"),
            MaxOutput = values.Tokens("max_output_tokens"),
            Input = input,
            Output = output,
            Features = ReadFeatures(values),
            Retires = values.End("deprecation_date"),
            RequestsPerMinute = values.Tokens("rpm"),
            TokensPerMinute = values.Tokens("tpm"),
            Url = values.Text("source") is { } url && url.StartsWith("http", StringComparison.Ordinal) ? url : null,
            Prices = [ReadPrice(values)],
        };
        if (!facts.LeftOut(offer.Id, values.Problems))
        {
            Model described = new()
            {
                Id = "",
                Task = task,
                Input = input,
                Output = output,
                Context = offer.Context,
                MaxOutput = offer.MaxOutput,
            };
            facts.Add(offer with { Model = facts.Resolve(name.Wire, () => described, out _) });
        }
    }

    private static Modalities? Inputs(ImportRow values)
    {
        Modalities input = (values.Yes("supports_vision") ? Modalities.Image : Modalities.None)
            | (values.Yes("supports_pdf_input") ? Modalities.Pdf : Modalities.None)
            | (values.Yes("supports_audio_input") ? Modalities.Audio : Modalities.None)
            | (values.Yes("supports_video_input") ? Modalities.Video : Modalities.None);
        return input == Modalities.None ? null : input | Modalities.Text;
    }

    private static Features? ReadFeatures(ImportRow values) => FactTexts.Known(
        (values.Yes("supports_function_calling") ? Features.Tools : Features.None)
        | (values.Yes("supports_response_schema") ? Features.JsonSchema : Features.None)
        | (values.Yes("supports_prompt_caching") ? Features.PromptCaching : Features.None)
        | (values.Yes("supports_reasoning") ? Features.Reasoning : Features.None)
        | (values.Number("input_cost_per_token_batches") > 0m ? Features.Batch : Features.None));

    private static Price ReadPrice(ImportRow values)
    {
        ImportRow[] ranges = [.. values.Parts("tiered_pricing")];
        Rates plain = ReadRates(values, "");
        Rates special = plain with { Special = ReadSpecial(values) };
        return new Price
        {
            Base = ranges.Length > 0 ? ReadRates(ranges[0], "").Or(special) : special,
            Tiers = ranges.Length > 0 ? Ranges(ranges) : Steps(values),
            Batch = FactTexts.Known(ReadRates(values, "_batches")),
            Priority = FactTexts.Known(ReadRates(values, "_priority")),
        };
    }

    private static PriceTier[] Steps(ImportRow values) =>
    [
        .. values.Element.EnumerateObject()
            .Select(property => Step().Match(property.Name))
            .Where(match => match.Success)
            .Select(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .Distinct()
            .Order()
            .Select(step => new PriceTier(step * 1_000L, ReadRates(values, $"_above_{step}k_tokens")))
            .Where(tier => tier.Rates != Rates.Unknown),
    ];

    private static PriceTier[] Ranges(ImportRow[] ranges) =>
    [
        .. ranges.Skip(1)
            .Select(range => (Range: range, From: RangeStart(range)))
            .Where(range => range.From > 0L)
            .Select(range => new PriceTier(range.From, ReadRates(range.Range, "")))
            .OrderBy(tier => tier.Above),
    ];

    private static long RangeStart(ImportRow range) =>
        range.Element.TryGetProperty("range", out JsonElement ends) && ends.ValueKind == JsonValueKind.Array
            && ends.GetArrayLength() > 0
            && ends[0].ValueKind == JsonValueKind.Number && ends[0].TryGetDecimal(out decimal start)
                && start is > 0m and < 1_000_000_000_000m ? (long)start : 0L;

    private static Rates ReadRates(ImportRow values, string ending) => new()
    {
        Input = values.RatePerToken($"input_cost_per_token{ending}"),
        Output = values.RatePerToken($"output_cost_per_token{ending}"),
        CachedInput = values.RatePerToken($"cache_read_input_token_cost{ending}"),
        CacheWrite = values.RatePerToken($"cache_creation_input_token_cost{ending}"),
    };

    private static SpecialRates? ReadSpecial(ImportRow values) => FactTexts.Known(new SpecialRates
    {
        CacheWriteHour = values.SpecialPerToken("cache_creation_input_token_cost_above_1hr"),
        Reasoning = values.SpecialPerToken("output_cost_per_reasoning_token"),
        AudioInput = values.SpecialPerToken("input_cost_per_audio_token"),
        AudioOutput = values.SpecialPerToken("output_cost_per_audio_token"),
        ImageInput = values.SpecialPerToken("input_cost_per_image_token"),
        ImageOutput = values.SpecialPerToken("output_cost_per_image_token"),
        PerImageInput = values.Flat("input_cost_per_image"),
        PerImageOutput = values.Flat("output_cost_per_image"),
        PerSecondInput = values.Flat("input_cost_per_second"),
        PerSecondOutput = values.Flat("output_cost_per_second"),
        PerRequest = values.Flat("input_cost_per_request") ?? values.Flat("input_cost_per_query"),
    });

    [GeneratedRegex(@"^(?:input|output)_cost_per_token_above_(\d{1,6})k_tokens$")]
    private static partial Regex Step();
}
