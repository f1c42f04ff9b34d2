using System.Text.Json;

namespace Pointsman;

/// <summary>Reads the lines of <c>models.jsonl</c>, <c>offers.jsonl</c> and <c>scores.jsonl</c>.</summary>
public static class FactsReader
{
    private static readonly FactKeys ModelKeys = new(
        "id", "name", "maker", "family", "task", "specialty", "released", "cutoff", "licence", "openWeights",
        "parameters", "activeParameters", "input", "output", "context", "maxOutput", "tokenizer", "features",
        "successor", "aliases", "as", "url");

    private static readonly FactKeys OfferKeys = new(
        "id", "model", "region", "context", "maxOutput", "input", "output", "features", "status", "from", "retires",
        "replacement", "rpm", "tpm", "price", "prices", "url");

    private static readonly FactKeys ScoreKeys = new("model", "release", "date", "variant", "n", "as", "url", "scores");

    /// <summary>Reads models; what is wrong goes to <paramref name="faults"/>, with file and line.</summary>
    public static IReadOnlyList<Model> Models(ReadOnlySpan<byte> utf8, string file, List<Fault> faults)
    {
        var models = new List<Model>(utf8.Length / 220);
        var text = new FactText(utf8, file, faults);
        Guard(ref text, faults, (ref FactText facts) =>
        {
            while (facts.NextObject())
            {
                if (ReadModel(ref facts) is { } model)
                {
                    models.Add(model);
                }
            }
        });
        return models;
    }

    /// <summary>Reads offers; what is wrong goes to <paramref name="faults"/>, with file and line.</summary>
    public static IReadOnlyList<Offer> Offers(ReadOnlySpan<byte> utf8, string file, List<Fault> faults)
    {
        var offers = new List<Offer>(utf8.Length / 160);
        var text = new FactText(utf8, file, faults);
        Guard(ref text, faults, (ref FactText facts) =>
        {
            while (facts.NextObject())
            {
                if (ReadOffer(ref facts) is { } offer)
                {
                    offers.Add(offer);
                }
            }
        });
        return offers;
    }

    /// <summary>Reads scores; what is wrong goes to <paramref name="faults"/>, with file and line.</summary>
    public static IReadOnlyList<Score> Scores(ReadOnlySpan<byte> utf8, string file, Source source, List<Fault> faults)
    {
        var scores = new List<Score>(utf8.Length / 40);
        var text = new FactText(utf8, file, faults);
        Guard(ref text, faults, (ref FactText facts) =>
        {
            while (facts.NextObject())
            {
                ReadScores(ref facts, source, scores);
            }
        });
        return scores;
    }

    private delegate void Reading(ref FactText facts);

    private static void Guard(ref FactText text, List<Fault> faults, Reading read)
    {
        try
        {
            read(ref text);
        }
        catch (JsonException broken)
        {
            text.Fault("", $"this is not JSON ({broken.Message})", "mend the line; the file was not used");
        }
    }

    private static Model? ReadModel(ref FactText facts)
    {
        string? id = null, name = null, maker = null, family = null, specialty = null, cutoff = null, licence = null;
        string? tokenizer = null, successor = null, sourceName = null, url = null;
        ModelTask? task = null;
        DateOnly? released = null;
        bool? openWeights = null;
        long? parameters = null, activeParameters = null;
        Modalities? input = null, output = null;
        int? context = null, maxOutput = null;
        Features? features = null;
        IReadOnlyList<string> aliases = [];
        int from = 0;
        while (facts.NextKey(ModelKeys, ref from) is { } key)
        {
            switch (key)
            {
                case "id": id = facts.Text(key); break;
                case "name": name = facts.Text(key); break;
                case "maker": maker = facts.Text(key); break;
                case "family": family = facts.Text(key); break;
                case "task": task = facts.Word(key, CatalogWords.Tasks); break;
                case "specialty": specialty = facts.Text(key); break;
                case "released": released = facts.Date(key); break;
                case "cutoff": cutoff = facts.Text(key); break;
                case "licence": licence = facts.Text(key); break;
                case "openWeights": openWeights = facts.YesNo(key); break;
                case "parameters": parameters = facts.Whole(key); break;
                case "activeParameters": activeParameters = facts.Whole(key); break;
                case "input": input = facts.ModalitySet(key); break;
                case "output": output = facts.ModalitySet(key); break;
                case "context": context = facts.Int(key); break;
                case "maxOutput": maxOutput = facts.Int(key); break;
                case "tokenizer": tokenizer = facts.Text(key); break;
                case "features": features = facts.FeatureSet(key); break;
                case "successor": successor = facts.Text(key); break;
                case "aliases": aliases = facts.Texts(key); break;
                case "as": sourceName = facts.Text(key); break;
                default: url = facts.Text(key); break;
            }
        }

        if (string.IsNullOrWhiteSpace(id))
        {
            facts.Fault("id", "this model has no id", "write \"id\":\"…\" first in the line");
            return null;
        }

        return new Model
        {
            Id = id,
            Name = name,
            Maker = maker,
            Family = family,
            Task = task,
            Specialty = specialty,
            Released = released,
            Cutoff = cutoff, Licence = licence, OpenWeights = openWeights, Parameters = parameters,
            ActiveParameters = activeParameters,
            Input = input,
            Output = output,
            Context = context,
            MaxOutput = maxOutput,
            Tokenizer = tokenizer,
            Features = features,
            Successor = successor,
            Aliases = aliases,
            As = sourceName,
            Url = url,
        };
    }

    private static Offer? ReadOffer(ref FactText facts)
    {
        string? id = null, model = null, region = null, replacement = null, url = null;
        int? context = null, maxOutput = null, rpm = null, tpm = null;
        Modalities? input = null, output = null;
        Features? features = null;
        Lifecycle? status = null;
        DateOnly? since = null, retires = null;
        IReadOnlyList<Price> prices = [];
        int from = 0;
        while (facts.NextKey(OfferKeys, ref from) is { } key)
        {
            switch (key)
            {
                case "id": id = facts.Text(key); break;
                case "model": model = facts.Text(key); break;
                case "region": region = facts.Text(key); break;
                case "context": context = facts.Int(key); break;
                case "maxOutput": maxOutput = facts.Int(key); break;
                case "input": input = facts.ModalitySet(key); break;
                case "output": output = facts.ModalitySet(key); break;
                case "features": features = facts.FeatureSet(key); break;
                case "status": status = facts.Word(key, CatalogWords.Lifecycles); break;
                case "from": since = facts.Date(key); break;
                case "retires": retires = facts.Date(key); break;
                case "replacement": replacement = facts.Text(key); break;
                case "rpm": rpm = facts.Int(key); break;
                case "tpm": tpm = facts.Int(key); break;
                case "price": prices = PriceReader.One(ref facts); break;
                case "prices": prices = PriceReader.Several(ref facts); break;
                default: url = facts.Text(key); break;
            }
        }

        if (id is null || model is null || id.IndexOf('/', StringComparison.Ordinal) is not > 0)
        {
            facts.Fault(
                "id", $"found the offer '{id}' of the model '{model}'",
                "write \"id\":\"provider/name\" and \"model\":\"…\"");
            return null;
        }

        return new Offer
        {
            Id = id,
            Model = model,
            Region = region,
            Context = context,
            MaxOutput = maxOutput,
            Input = input,
            Output = output,
            Features = features, Status = status, From = since, Retires = retires, Replacement = replacement,
            RequestsPerMinute = rpm, TokensPerMinute = tpm, Prices = prices, Url = url,
        };
    }

    private static void ReadScores(ref FactText facts, Source source, List<Score> scores)
    {
        string? model = null, release = null, variant = null, sourceName = null, url = null;
        DateOnly? date = null;
        int? n = null;
        int from = 0;
        int count = 0;
        while (facts.NextKey(ScoreKeys, ref from) is { } key)
        {
            switch (key)
            {
                case "model": model = facts.Text(key); break;
                case "release": release = facts.Text(key); break;
                case "date": date = facts.Date(key); break;
                case "variant": variant = facts.Text(key); break;
                case "n": n = facts.Int(key); break;
                case "as": sourceName = facts.Text(key); break;
                case "url": url = facts.Text(key); break;
                default: count += ReadValues(ref facts, Value); break;
            }
        }

        if (count == 0 || model is null)
        {
            facts.Fault(
                "scores", $"found {count} scores of the model '{model}'",
                "write \"model\" and, last in the line, \"scores\":{\"benchmark\":value}");
        }

        void Value(string benchmark, double value) => scores.Add(new Score
        {
            Model = model ?? "",
            Benchmark = benchmark,
            Release = release ?? "",
            Value = value,
            N = n,
            Date = date ?? source.Date,
            Variant = variant, As = sourceName, Url = url, Source = source.Id,
        });
    }

    private static int ReadValues(ref FactText facts, Action<string, double> value)
    {
        int count = 0;
        while (facts.Reader.Read() && facts.Reader.TokenType == JsonTokenType.PropertyName)
        {
            string benchmark = string.Intern(facts.Reader.GetString()!);
            facts.Reader.Read();
            if (facts.Number(benchmark) is { } number)
            {
                value(benchmark, number);
                count++;
            }
        }

        return count;
    }
}
