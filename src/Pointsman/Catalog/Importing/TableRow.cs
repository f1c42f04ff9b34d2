using System.Globalization;
using System.Text.Json;

namespace Pointsman;

/// <summary>One row of a table, with its fields in the catalog's types.</summary>
internal sealed class TableRow(TableMapping mapping, Func<string, string?> column, DateOnly latestRelease)
{
    private const long MostParameters = 1_000_000_000_000_000;

    public TableMapping Mapping => mapping;

    public List<string> Problems { get; } = [];

    public string? Text(string field) => mapping.Cells.TryGetValue(field, out TableCell? cell) ? cell.Of(column) : null;

    public Model Model() => new()
    {
        Id = "",
        Name = Text("name"),
        Maker = Text("maker")?.ToLowerInvariant(),
        Family = Text("family"),
        Task = Word(CatalogWords.Tasks, "task") ?? FactTexts.Task(Modality("input"), Modality("output")),
        Specialty = Text("specialty"),
        Released = Release("released"),
        Cutoff = Text("cutoff"),
        Licence = Text("licence"),
        OpenWeights = YesNo("openWeights"),
        Parameters = Whole("parameters", MostParameters),
        Input = Modality("input"),
        Output = Modality("output"),
        Context = (int?)Whole("context", int.MaxValue),
        MaxOutput = (int?)Whole("maxOutput", int.MaxValue),
        Tokenizer = Text("tokenizer"),
        Features = Features(),
        Url = mapping.Of == "models" ? Text("url") : null,
    };

    public Offer Offer(string id)
    {
        Price price = new()
        {
            Base = new Rates
            {
                Input = Amount("in"),
                Output = Amount("out"),
                CachedInput = Amount("cached"),
                CacheWrite = Amount("cacheWrite"),
                Special = FactTexts.Known(Special()),
            },
            Tiers = Tiers(),
            Batch = FactTexts.Known(new Rates { Input = Amount("batchIn"), Output = Amount("batchOut") }),
        };
        return new Offer
        {
            Id = id,
            Model = "",
            Region = Text("region"),
            Context = (int?)Whole("context", int.MaxValue),
            MaxOutput = (int?)Whole("maxOutput", int.MaxValue),
            Input = Modality("input"),
            Output = Modality("output"),
            Features = Features(),
            Status = FactTexts.Status(Text("status")),
            From = Release("released"),
            Retires = FactTexts.Date(Text("retires")),
            RequestsPerMinute = (int?)Whole("rpm", int.MaxValue),
            TokensPerMinute = (int?)Whole("tpm", int.MaxValue),
            Url = Text("url"),
            Prices = [price],
        };
    }

    /// <summary>The results of the row; a cell without a number has none.</summary>
    public Score[] Scores()
    {
        List<Score> scores = [];
        DateOnly? date = FactTexts.Date(Text("date")) is { } day
            ? FactTexts.Release(day, latestRelease, "date", Problems) : null;
        foreach (TableScore result in mapping.Scores)
        {
            string? value = result.Value.Of(column)?.TrimEnd('%');
            if (result.Benchmark.Of(column) is not { } benchmark
                || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                continue;
            }

            if (!double.IsFinite(number) || number is < -1e9 or > 1e9)
            {
                Problems.Add($"{benchmark} is {value}");
                continue;
            }

            scores.Add(new Score
            {
                Model = "",
                Benchmark = benchmark,
                Release = Text("release") ?? "",
                Value = number,
                N = (int?)Whole("n", int.MaxValue),
                Date = date,
                Url = Text("url"),
            });
        }

        return [.. scores];
    }

    private SpecialRates Special() => new()
    {
        Reasoning = Flat("reasoning"),
        AudioInput = Flat("audioIn"),
        AudioOutput = Flat("audioOut"),
        PerImageInput = Flat("perImageIn"),
        PerImageOutput = Flat("perImageOut"),
        PerSecondInput = Flat("perSecondIn"),
        PerSecondOutput = Flat("perSecondOut"),
    };

    /// <summary>Tiers stand in one cell, in the form that models.dev gives them.</summary>
    private IReadOnlyList<PriceTier> Tiers()
    {
        if (Text("tiers") is not { } json)
        {
            return [];
        }

        try
        {
            using JsonDocument parsed = JsonDocument.Parse($"{{\"tiers\":{json}}}");
            return ModelsDevReader.Tiers(new ImportRow(parsed.RootElement, Problems, latestRelease).Parts("tiers"),
                null);
        }
        catch (JsonException)
        {
            Problems.Add("tiers are no JSON");
            return [];
        }
    }

    private Features? Features()
    {
        Features features = Pointsman.Features.None;
        foreach (TableRule rule in mapping.Features.Where(rule => rule.Holds(column)))
        {
            features |= CatalogWords.Features.TryParse(rule.Feature, out Features one) ? one : Pointsman.Features.None;
        }

        return FactTexts.Known(features);
    }

    private Modalities? Modality(string field)
    {
        Modalities all = Modalities.None;
        foreach (string word in (Text(field) ?? "").Split(['|', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            all |= FactTexts.Modality(word);
        }

        return all == Modalities.None ? null : all;
    }

    private T? Word<T>(Words<T> words, string field)
        where T : struct, Enum => words.TryParse(Text(field), out T value) ? value : null;

    private bool? YesNo(string field) => Text(field)?.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        _ => null,
    };

    private DateOnly? Release(string field) => FactTexts.Date(Text(field)) is { } date
        ? FactTexts.Release(date, latestRelease, field, Problems)
        : null;

    private long? Whole(string field, long most) =>
        decimal.TryParse(Text(field), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && number >= 1m && number <= most
            ? (long)number
            : null;

    private Usd? Flat(string field) => Amount(field) is { Amount: > 0m } amount ? amount : null;

    private Usd? Amount(string field)
    {
        string? text = Text(field);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return null;
        }

        if (number is < 0m or > FactTexts.DearestRate)
        {
            Problems.Add($"{field} is {text}, a price cannot be that");
            return null;
        }

        return new Usd(PriceWriter.Shortest(number));
    }
}
