using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// Draws cases from recorded requests: what asks the same counts once, each part of the traffic is drawn in proportion,
/// and nothing that the mask finds leaves. Requests are taken one by one, and of each part no more are kept than could
/// be drawn.
/// </summary>
/// <remarks>
/// Every question has a place that is a hash of itself and the seed; the first places of a part are drawn. So the draw
/// is random, and does not depend on the order in which requests come.
/// </remarks>
public sealed class TrafficSampler
{
    private readonly SampleOptions _options;
    private readonly TextMask _mask;
    private readonly Dictionary<UInt128, int> _asked = [];
    private readonly SortedDictionary<string, Part> _parts = new(StringComparer.Ordinal);
    private int _requests;

    /// <summary>Begins to draw.</summary>
    public TrafficSampler(SampleOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Count, 1);
        _options = options;
        _mask = new TextMask(options.Keep);
    }

    /// <summary>How many requests were taken.</summary>
    public int Requests => _requests;

    /// <summary>Takes a request.</summary>
    public void Add(RecordedRequest request)
    {
        _requests++;
        var counts = new Dictionary<MaskKind, int>();
        RecordedRequest masked = request with
        {
            Messages = [.. request.Messages.Select(one => one with { Text = _mask.Apply(one.Text, counts) })],
            Answer = request.Answer is { } answer ? _mask.Apply(answer, counts) : null,
        };
        UInt128 key = QuestionKey.Of(masked);
        if (!_asked.TryAdd(key, 1))
        {
            _asked[key]++;
            return;
        }

        string stratum = _mask.Apply(Stratum(masked), new Dictionary<MaskKind, int>());
        if (!_parts.TryGetValue(stratum, out Part? part))
        {
            _parts.Add(stratum, part = new Part());
        }

        part.Questions++;
        part.Kept.Enqueue(
            new Drawn(masked, stratum, key, counts), UInt128.MaxValue - QuestionKey.Place(key, _options.Seed));
        if (part.Kept.Count > _options.Count)
        {
            part.Kept.Dequeue();
        }
    }

    /// <summary>What is drawn of all that was taken.</summary>
    public TrafficSample Draw()
    {
        Part[] parts = [.. _parts.Values];
        int[] counts = ProportionalAllocation.Of([.. parts.Select(part => part.Questions)], _options.Count);
        Drawn[] drawn =
        [
            .. parts.SelectMany((part, at) => part.InPlace().Take(counts[at]))
                .OrderBy(one => one.Request.Id, StringComparer.Ordinal),
        ];
        Dictionary<UInt128, string> clusters = Clusters(drawn);
        var masked = new SortedDictionary<MaskKind, int>();
        foreach ((MaskKind kind, int count) in drawn.SelectMany(one => one.Masked))
        {
            masked[kind] = masked.GetValueOrDefault(kind) + count;
        }

        return new TrafficSample
        {
            Cases = [.. drawn.Select(one => RecordedCase.Of(one.Request, one.Stratum, _asked[one.Key],
                QuestionKey.Conversation(one.Request) is { } key ? clusters.GetValueOrDefault(key) : null))],
            Strata = [.. _parts.Select((part, at) => new SampledStratum(part.Key, part.Value.Questions, counts[at]))],
            Requests = _requests,
            Duplicates = _requests - _asked.Count,
            Masked = masked,
        };
    }

    // Conversations of which several requests were drawn, numbered in order.
    private static Dictionary<UInt128, string> Clusters(Drawn[] drawn) => drawn
        .Select(one => QuestionKey.Conversation(one.Request)).OfType<UInt128>()
        .GroupBy(key => key).Where(same => same.Count() > 1)
        .Select((same, at) => (same.Key, Name: $"conversation {at + 1}"))
        .ToDictionary(one => one.Key, one => one.Name);

    private string Stratum(RecordedRequest request) => _options.By switch
    {
        SampleBy.Model => request.Model ?? "no model",
        SampleBy.Tag => request.Tags.Count == 0 ? "no tag"
            : string.Join(", ", request.Tags.Order(StringComparer.Ordinal)),
        SampleBy.Outcome => request.Outcome ?? "unknown",
        SampleBy.Length => Length(request.Messages.Sum(message => (long)message.Text.Length)),
        SampleBy.Hour => request.Started.UtcDateTime.ToString("HH':00 UTC'", CultureInfo.InvariantCulture),
        _ => request.Route,
    };

    private static string Length(long characters) => characters switch
    {
        < 200 => "under 200 characters",
        < 1_000 => "200 to 999 characters",
        < 4_000 => "1,000 to 3,999 characters",
        < 16_000 => "4,000 to 15,999 characters",
        _ => "16,000 characters and more",
    };

    private sealed record Drawn(
        RecordedRequest Request, string Stratum, UInt128 Key, IReadOnlyDictionary<MaskKind, int> Masked);

    private sealed class Part
    {
        public int Questions { get; set; }

        // The one that is drawn last comes out first.
        public PriorityQueue<Drawn, UInt128> Kept { get; } = new();

        public IEnumerable<Drawn> InPlace() =>
            Kept.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element);
    }
}
