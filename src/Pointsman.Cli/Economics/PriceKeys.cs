namespace Pointsman.Cli;

/// <summary>The keys that say what a call is charged at: an offer of the catalog, or rates, or both.</summary>
internal static class PriceKeys
{
    private static readonly (string Key, string What)[] Rates =
    [
        ("price-in", "one million input tokens"),
        ("price-out", "one million output tokens"),
        ("price-cached", "one million input tokens read from the cache"),
        ("price-cache-write", "one million input tokens written to the cache"),
        ("price-cache-write-hour", "one million input tokens written to the cache for an hour"),
        ("price-reasoning", "one million tokens of reasoning"),
        ("price-audio-in", "one million audio tokens in"),
        ("price-audio-out", "one million audio tokens out"),
        ("price-image-tokens-in", "one million image tokens in"),
        ("price-image-tokens-out", "one million image tokens out"),
        ("price-image-in", "one image in"),
        ("price-image-out", "one image out"),
        ("price-second-in", "one second of audio or video in"),
        ("price-second-out", "one second of audio or video out"),
        ("price-request", "one request, beside its tokens"),
    ];

    public static Form AskPrice(this Form form)
    {
        form.Ask("offer", "PROVIDER/MODEL", "An offer of the catalog; rates given beside it replace its own");
        foreach ((string key, string what) in Rates)
        {
            form.Ask(key, "USD", $"Dollars for {what}");
        }

        return form
            .Ask("level", "standard|batch|priority", "How calls are served (standard)")
            .Ask("on", "YYYY-MM-DD", "The day whose price counts (today)");
    }

    /// <summary>Whether any key about a price by usage stands there.</summary>
    public static bool HasPrice(this Document document)
    {
        // Every key is asked for, so that none of them counts as unknown.
        bool any = document.Has("offer") | document.Has("tiers");
        foreach ((string key, _) in Rates)
        {
            any |= document.Has(key);
        }

        return any;
    }

    /// <summary>Reads the price, and the offer and model that it belongs to when one was named.</summary>
    public static (TokenPricing? Pricing, Offer? Offer, Model? Model) ReadPrice(this Inputs inputs, CostContext context)
    {
        Document document = inputs.Document;
        DateOnly day = ReadDay(inputs, context.Today);
        (Offer? offer, Model? model) = ReadOffer(inputs, context);
        Price? catalog = offer?.PriceOn(day);
        Rates given = ReadRates(inputs);
        List<PriceTier> tiers = [.. document.Parts("tiers", 10).Select(tier => ReadTier(inputs, tier))];
        ServiceLevel level = inputs.Word("level", "standard", "standard", "batch", "priority") switch
        {
            "batch" => ServiceLevel.Batch,
            "priority" => ServiceLevel.Priority,
            _ => ServiceLevel.Standard,
        };
        Rates? batch = ReadPart(inputs, "batch");
        Rates? priority = ReadPart(inputs, "priority");
        ShowCatalog(inputs, given, catalog);
        if (given == Pointsman.Rates.Unknown && catalog is null)
        {
            FaultPrice(document, offer, day);
            return (null, offer, model);
        }

        Price price = catalog ?? new Price();
        price = price with
        {
            Base = given.Or(price.Base),
            Tiers = tiers.Count > 0 ? [.. tiers.OrderBy(tier => tier.Above)] : price.Tiers,
            Batch = batch ?? price.Batch,
            Priority = priority ?? price.Priority,
        };
        return (new TokenPricing { Price = price, Level = level }, offer, model);
    }

    private static void FaultPrice(Document document, Offer? offer, DateOnly day)
    {
        if (offer is not null)
        {
            string none = $"no known price of {offer.Id} on {day:yyyy-MM-dd}";
            document.FaultOf<Price>("offer", none, "give price-in and price-out, or another day");
        }
        else if (!document.HasPrice())
        {
            document.FaultOf<Price>("offer", "no price", "name an offer, or give price-in and price-out");
        }
    }

    private static (Offer? Offer, Model? Model) ReadOffer(Inputs inputs, CostContext context)
    {
        if (inputs.Text("offer") is not { } name)
        {
            return (null, null);
        }

        (Offer? offer, Model? model, string hint) = context.Find(name);
        if (offer is null)
        {
            inputs.Document.FaultOf<Offer>("offer", $"'{name}', which the catalog does not have", hint);
        }

        return (offer, model);
    }

    private static DateOnly ReadDay(Inputs inputs, DateOnly today)
    {
        if (inputs.Text("on") is not { } text)
        {
            return today;
        }

        const System.Globalization.DateTimeStyles Style = System.Globalization.DateTimeStyles.None;
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, Style, out DateOnly day) && day <= today)
        {
            return day;
        }

        inputs.Document.FaultOf<string>("on", $"'{text}'", $"write a day up to today, as {today:yyyy-MM-dd}");
        return today;
    }

    private static PriceTier ReadTier(Inputs inputs, Document tier)
    {
        long above = tier.Whole("above", 1, 1_000_000_000, "tokens") ?? 0;
        if (above == 0 && !tier.Has("above"))
        {
            tier.FaultOf<string>("above", "nothing", "write the number of input tokens beyond which the tier holds");
        }

        return new PriceTier(above, ReadPart(inputs, tier, $"above {above}"));
    }

    private static Rates? ReadPart(Inputs inputs, string key) =>
        inputs.Document.Part(key) is { } part ? ReadPart(inputs, part, key) : null;

    private static Rates ReadPart(Inputs inputs, Document part, string name)
    {
        var ofPart = new Inputs(part);
        Rates rates = ReadRates(ofPart);
        part.FaultUnknownKeys();
        inputs.Include(name, ofPart);
        return rates;
    }

    private static void ShowCatalog(Inputs inputs, Rates given, Price? catalog)
    {
        (string Key, Usd? Given, Usd? Known)[] rates =
        [
            ("price-in", given.Input, catalog?.Base.Input),
            ("price-out", given.Output, catalog?.Base.Output),
            ("price-cached", given.CachedInput, catalog?.Base.CachedInput),
            ("price-cache-write", given.CacheWrite, catalog?.Base.CacheWrite),
        ];
        foreach ((string key, Usd? own, Usd? known) in rates)
        {
            if (own is null && known is { } rate)
            {
                inputs.Show(key, $"{rate} per 1M", Written.Json(rate), Inputs.ByCatalog);
            }
        }
    }

    private static Rates ReadRates(Inputs inputs)
    {
        Usd? Rate(string key, string per = " per 1M") => inputs.MoneyOrNone(key, per);
        var special = new SpecialRates
        {
            CacheWriteHour = Rate("price-cache-write-hour"),
            Reasoning = Rate("price-reasoning"),
            AudioInput = Rate("price-audio-in"),
            AudioOutput = Rate("price-audio-out"),
            ImageInput = Rate("price-image-tokens-in"),
            ImageOutput = Rate("price-image-tokens-out"),
            PerImageInput = Rate("price-image-in", ""),
            PerImageOutput = Rate("price-image-out", ""),
            PerSecondInput = Rate("price-second-in", ""),
            PerSecondOutput = Rate("price-second-out", ""),
            PerRequest = Rate("price-request", ""),
        };
        return new Rates
        {
            Input = Rate("price-in"),
            Output = Rate("price-out"),
            CachedInput = Rate("price-cached"),
            CacheWrite = Rate("price-cache-write"),
            Special = special == new SpecialRates() ? null : special,
        };
    }
}
