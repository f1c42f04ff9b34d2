using System.Text.Json;

namespace Pointsman;

/// <summary>
/// The user's own measurements; they replace what the catalog supposes, the more so the more cases there are.
/// </summary>
public sealed class MeasuredResults
{
    /// <summary>No measurements.</summary>
    public static readonly MeasuredResults None = new([]);

    private readonly Dictionary<string, MeasuredResult> _bySubject;

    /// <summary>Collects results; a later one about the same subject replaces an earlier one.</summary>
    public MeasuredResults(IEnumerable<MeasuredResult> results)
    {
        _bySubject = new Dictionary<string, MeasuredResult>(StringComparer.OrdinalIgnoreCase);
        foreach (MeasuredResult result in results)
        {
            _bySubject[result.Subject] = result;
        }
    }

    /// <summary>The results.</summary>
    public IReadOnlyCollection<MeasuredResult> All => _bySubject.Values;

    /// <summary>What was measured of an offer, or else of its model.</summary>
    public MeasuredResult? Of(Offer offer) =>
        _bySubject.Count == 0
            ? null
            : _bySubject.GetValueOrDefault(offer.Id) ?? _bySubject.GetValueOrDefault(offer.Model);

    /// <summary>Reads <c>{"results":[{"model":…,"n":…,"quality":…,"latency":…,"cost":…}]}</c>.</summary>
    public static MeasuredResults? Read(JsonElement root, string file, Catalog catalog, List<Fault> faults)
    {
        int before = faults.Count;
        var document = new Document(root, faults, key => $"{file} {key}");
        string? from = document.Text("from");
        IReadOnlyList<Document> parts = document.Parts("results", 100_000);
        if (parts.Count == 0)
        {
            document.FaultOf<string>(
                "results", "no results", "write {\"results\":[{\"model\":\"…\",\"n\":200,\"quality\":0.91}]}");
        }

        var results = parts.Select(part => ReadOne(part, from ?? file, catalog)).ToList();
        document.FaultUnknownKeys();
        return faults.Count == before ? new MeasuredResults(results.OfType<MeasuredResult>()) : null;
    }

    private static MeasuredResult? ReadOne(Document part, string from, Catalog catalog)
    {
        string? subject = part.Text("offer") ?? part.Text("model");
        part.Text("model");
        string? known = subject is null ? null : catalog.FindOffer(subject)?.Id ?? catalog.FindModel(subject)?.Id;
        if (known is null)
        {
            part.FaultOf<string>("model", $"'{subject}', which the catalog does not know",
                Spelling.Hint(
                    subject ?? "", catalog.Models.Select(model => model.Id),
                    "'pointsman catalog list' lists the models"));
        }

        long? n = part.Whole("n", 1, 1_000_000_000, "cases");
        if (n is null && !part.Has("n"))
        {
            part.FaultOf<string>("n", "nothing", "state the number of cases; it is the weight of the result");
        }

        string? latency = part.Text("latency");
        TimeSpan duration = default;
        if (latency is not null && !Quantity.TryDuration(latency, out duration))
        {
            part.FaultOf<string>("latency", $"'{latency}'", Quantity.DurationForm);
        }

        var result = new MeasuredResult
        {
            Subject = known ?? "", N = (int)(n ?? 0), Quality = part.Share("quality"),
            Latency = latency is null ? null : duration,
            CostPerRequest = part.Money("cost"),
            From = part.Text("from") ?? from,
        };
        part.FaultUnknownKeys();
        return known is null || n is null ? null : result;
    }
}
