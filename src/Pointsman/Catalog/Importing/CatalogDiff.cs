using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pointsman;

/// <summary>
/// What differs between two states of a source: what came, what went, and which fields say something else.
/// </summary>
public sealed record CatalogDiff
{
    /// <summary>Subjects that were not there before.</summary>
    public IReadOnlyList<FactChange> Added { get; init; } = [];

    /// <summary>Subjects that are gone.</summary>
    public IReadOnlyList<FactChange> Removed { get; init; } = [];

    /// <summary>Fields that say something else.</summary>
    public IReadOnlyList<FactChange> Changed { get; init; } = [];

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Added.Count + Removed.Count + Changed.Count == 0;

    /// <summary>Compares two states, field by field, as the catalog's files write them.</summary>
    public static CatalogDiff Between(SourceFacts before, SourceFacts after)
    {
        List<FactChange> added = [];
        List<FactChange> removed = [];
        List<FactChange> changed = [];
        Compare("model", Models(before), Models(after), added, removed, changed);
        Compare("offer", Offers(before), Offers(after), added, removed, changed);
        Compare("score", Scores(before), Scores(after), added, removed, changed);
        return new CatalogDiff { Added = added, Removed = removed, Changed = changed };
    }

    /// <summary>The differences as lines, at most so many, and the counts last.</summary>
    public string ToText(int mostLines = int.MaxValue)
    {
        StringBuilder text = new();
        FactChange[] all = [.. Added, .. Removed, .. Changed];
        foreach (FactChange change in all.Take(mostLines))
        {
            text.Append(change).Append('\n');
        }

        if (all.Length > mostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"… and {all.Length - mostLines} more\n");
        }

        int subjects = Changed.Select(change => (change.Kind, change.Subject)).Distinct().Count();
        return text.Append(CultureInfo.InvariantCulture,
            $"{Added.Count} added, {Removed.Count} removed, {subjects} changed\n").ToString();
    }

    /// <summary>The differences as JSON: <c>added</c>, <c>removed</c>, <c>changed</c> and <c>counts</c>.</summary>
    public string ToJson()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            Write(writer, "added", Added);
            Write(writer, "removed", Removed);
            Write(writer, "changed", Changed);
            writer.WriteStartObject("counts");
            writer.WriteNumber("added", Added.Count);
            writer.WriteNumber("removed", Removed.Count);
            writer.WriteNumber("changed", Changed.Select(change => (change.Kind, change.Subject)).Distinct().Count());
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, string key, IReadOnlyList<FactChange> changes)
    {
        writer.WriteStartArray(key);
        foreach (FactChange change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", change.Kind);
            writer.WriteString("subject", change.Subject);
            writer.Text("field", change.Field);
            writer.Text("before", change.Before);
            writer.Text("after", change.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Compare(
        string kind,
        SortedDictionary<string, string> before,
        SortedDictionary<string, string> after,
        List<FactChange> added,
        List<FactChange> removed,
        List<FactChange> changed)
    {
        removed.AddRange(before.Where(old => !after.ContainsKey(old.Key))
            .Select(old => new FactChange(kind, old.Key, "", old.Value, null)));
        foreach ((string subject, string line) in after)
        {
            if (!before.TryGetValue(subject, out string? old))
            {
                added.Add(new FactChange(kind, subject, "", null, line));
            }
            else if (old != line)
            {
                changed.AddRange(Fields(kind, subject, old, line));
            }
        }
    }

    private static FactChange[] Fields(string kind, string subject, string before, string after)
    {
        Dictionary<string, string> old = Values(before);
        Dictionary<string, string> now = Values(after);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(field =>
                    new FactChange(kind, subject, field, old.GetValueOrDefault(field), now.GetValueOrDefault(field)))
                .Where(change => change.Before != change.After),
        ];
    }

    private static Dictionary<string, string> Values(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.EnumerateObject()
            .ToDictionary(field => field.Name, field => field.Value.ToString());
    }

    private static SortedDictionary<string, string> Models(SourceFacts facts) =>
        Lines(facts.Models.Select(model => (model.Id, FactsWriter.Models([model]))));

    private static SortedDictionary<string, string> Offers(SourceFacts facts) =>
        Lines(facts.Offers.Select(offer => (offer.Id, FactsWriter.Offers([offer]))));

    private static SortedDictionary<string, string> Scores(SourceFacts facts) => Lines(facts.Scores.Select(score =>
    {
        string[] parts = [score.Model, score.Benchmark, score.Release, score.Variant ?? "", score.As ?? "", score.Url
            ?? ""];
        return (string.Join(' ', parts.Where(part => part.Length > 0)), FactsWriter.Scores([score]));
    }));

    private static SortedDictionary<string, string> Lines(IEnumerable<(string Id, string Line)> subjects)
    {
        SortedDictionary<string, string> lines = new(StringComparer.Ordinal);
        foreach ((string id, string line) in subjects)
        {
            // Two results of one model in one place are told apart by their order.
            string key = id;
            for (int i = 2; !lines.TryAdd(key, line); i++)
            {
                key = string.Create(CultureInfo.InvariantCulture, $"{id} #{i}");
            }
        }

        return lines;
    }
}
