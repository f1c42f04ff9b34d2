using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pointsman;

/// <summary>
/// Writes facts as the lines of the catalog's files: keys in one order, what is unknown left out, lines sorted by id.
/// The same facts always give the same text, so that a change of the catalog shows as what it is.
/// </summary>
public static class FactsWriter
{
    private static readonly JsonWriterOptions _options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of <c>models.jsonl</c>.</summary>
    public static string Models(IEnumerable<Model> models) =>
        Lines(models.OrderBy(model => model.Id, StringComparer.Ordinal)
            .ThenBy(model => model.As, StringComparer.Ordinal), Write);

    /// <summary>The text of <c>offers.jsonl</c>.</summary>
    public static string Offers(IEnumerable<Offer> offers) =>
        Lines(offers.OrderBy(offer => offer.Id, StringComparer.Ordinal), Write);

    /// <summary>The text of <c>scores.jsonl</c>: one line for the scores that one page gives one model.</summary>
    public static string Scores(IEnumerable<Score> scores)
    {
        var groups = scores
            .GroupBy(score => (score.Model, score.Release, score.Date, score.Variant, score.N, score.As, score.Url))
            .OrderBy(group => group.Key.Model, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Release, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Variant, StringComparer.Ordinal)
            .ThenBy(group => group.Key.As, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Date)
            .ThenBy(group => group.Key.N)
            .ThenBy(group => group.Key.Url, StringComparer.Ordinal);
        return Lines(groups.SelectMany(group => Apart([.. group])), WriteScores);
    }

    /// <summary>Two values for one benchmark cannot stand in one object; the second begins another line.</summary>
    private static IEnumerable<Score[]> Apart(Score[] group)
    {
        var byBenchmark = group.GroupBy(score => score.Benchmark)
            .Select(same => same.OrderBy(score => score.Value).ToArray()).ToArray();
        for (int i = 0; i < byBenchmark.Max(same => same.Length); i++)
        {
            yield return [.. byBenchmark.Where(same => same.Length > i).Select(same => same[i])];
        }
    }

    private static string Lines<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer, _options);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Model model)
    {
        writer.WriteString("id", model.Id);
        writer.Text("name", model.Name);
        writer.Text("maker", model.Maker);
        writer.Text("family", model.Family);
        writer.Text("task", model.Task is { } task ? CatalogWords.Tasks.Of(task) : null);
        writer.Text("specialty", model.Specialty);
        writer.Date("released", model.Released);
        writer.Text("cutoff", model.Cutoff);
        writer.Text("licence", model.Licence);
        writer.YesNo("openWeights", model.OpenWeights);
        writer.Whole("parameters", model.Parameters);
        writer.Whole("activeParameters", model.ActiveParameters);
        writer.Words("input", model.Input);
        writer.Words("output", model.Output);
        writer.Whole("context", model.Context);
        writer.Whole("maxOutput", model.MaxOutput);
        writer.Text("tokenizer", model.Tokenizer);
        writer.Words("features", model.Features);
        writer.Text("successor", model.Successor);
        writer.Texts("aliases", model.Aliases);
        writer.Text("as", model.As);
        writer.Text("url", model.Url);
    }

    private static void Write(Utf8JsonWriter writer, Offer offer)
    {
        writer.WriteString("id", offer.Id);
        writer.WriteString("model", offer.Model);
        writer.Text("region", offer.Region);
        writer.Whole("context", offer.Context);
        writer.Whole("maxOutput", offer.MaxOutput);
        writer.Words("input", offer.Input);
        writer.Words("output", offer.Output);
        writer.Words("features", offer.Features);
        writer.Text("status", offer.Status is { } status ? CatalogWords.Lifecycles.Of(status) : null);
        writer.Date("from", offer.From);
        writer.Date("retires", offer.Retires);
        writer.Text("replacement", offer.Replacement);
        writer.Whole("rpm", offer.RequestsPerMinute);
        writer.Whole("tpm", offer.TokensPerMinute);
        writer.Text("url", offer.Url);
        if (offer.Prices.Count == 1)
        {
            writer.WritePropertyName("price");
            PriceWriter.Write(writer, offer.Prices[0]);
        }
        else if (offer.Prices.Count > 1)
        {
            writer.WriteStartArray("prices");
            foreach (Price price in offer.Prices)
            {
                PriceWriter.Write(writer, price);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteScores(Utf8JsonWriter writer, Score[] scores)
    {
        Score first = scores[0];
        writer.WriteString("model", first.Model);
        writer.Text("release", first.Release.Length > 0 ? first.Release : null);
        writer.Date("date", first.Date);
        writer.Text("variant", first.Variant);
        writer.Whole("n", first.N);
        writer.Text("as", first.As);
        writer.Text("url", first.Url);
        writer.WriteStartObject("scores");
        foreach (Score score in scores.OrderBy(score => score.Benchmark, StringComparer.Ordinal))
        {
            writer.WriteNumber(score.Benchmark,
                Math.Round((decimal)score.Value, 6) / 1.000000000000000000000000000000m);
        }

        writer.WriteEndObject();
    }
}
