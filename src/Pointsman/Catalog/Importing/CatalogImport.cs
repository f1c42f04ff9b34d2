using System.Globalization;
using System.Text.Json;

namespace Pointsman;

/// <summary>
/// Reads public lists of models into the catalog's facts: models.dev, LiteLLM's price map, genai-prices, OpenRouter's
/// list, and any table that has a mapping. A file that is broken gives faults and no facts; a row that makes no sense
/// in a file that does is left out with a note.
/// </summary>
public static class CatalogImport
{
    /// <summary>The largest file that is read, in characters.</summary>
    public const int MostCharacters = 64 * 1024 * 1024;

    /// <summary>The deepest nesting of JSON that is read.</summary>
    public const int MostDepth = 64;

    /// <summary>The largest number of rows that is read from a table.</summary>
    public const int MostRows = 1_000_000;

    private static readonly (
        string Name, Func<JsonElement, bool> Fits, Action<JsonElement, FactsBuilder> Read)[] _readers =
    [
        ("openrouter", OpenRouterReader.Fits, OpenRouterReader.Read),
        ("genai-prices", GenaiPricesReader.Fits, GenaiPricesReader.Read),
        ("models.dev", ModelsDevReader.Fits, ModelsDevReader.Read),
        ("litellm", LiteLlmReader.Fits, LiteLlmReader.Read),
    ];

    /// <summary>
    /// The formats that can be named: <c>models.dev</c>, <c>litellm</c>, <c>genai-prices</c>, <c>openrouter</c>,
    /// <c>table</c>.
    /// </summary>
    public static IReadOnlyList<string> Formats { get; } =
        [.. _readers.Select(reader => reader.Name).Order(StringComparer.Ordinal), "table"];

    /// <summary>Reads a file. Without a format, its shape tells.</summary>
    public static ImportedFacts Read(string? format, string text, ImportContext context)
    {
        string where = context.Source;
        if (format is not null && !Formats.Contains(format))
        {
            string all = $"allowed: {string.Join(", ", Formats)}";
            return ImportedFacts.Faulty(new Fault("format", $"found '{format}'", Spelling.Hint(format, Formats, all)));
        }

        if (text.Length > MostCharacters)
        {
            return ImportedFacts.Faulty(new Fault(where, $"found {text.Length} characters",
                $"give a file of at most {MostCharacters}"));
        }

        string start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.Length == 0)
        {
            return ImportedFacts.Faulty(new Fault(where, "found an empty file", "take the file again"));
        }

        bool table = format == "table" || (format is null && context.Table is not null && start[0] is not ('{' or '['));
        return table ? ReadTable(text, context) : ReadJson(format, start, context);
    }

    /// <summary>The format whose shape a text has; null when it has none of them.</summary>
    public static string? FormatOf(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text.TrimStart('\uFEFF'),
                new JsonDocumentOptions { MaxDepth = MostDepth });
            return _readers.FirstOrDefault(reader => reader.Fits(document.RootElement)).Name;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ImportedFacts ReadTable(string text, ImportContext context)
    {
        if (context.Table is not { } mapping)
        {
            return ImportedFacts.Faulty(new Fault(context.Source, "found a table without a mapping",
                "name one of catalog/imports, or write one"));
        }

        List<Fault> faults = [];
        FactsBuilder facts = new(context);
        return TableImporter.Read(text, context.Source, mapping, facts, MostRows, faults)
            ? Whole(facts, context.Source)
            : ImportedFacts.Faulty([.. faults]);
    }

    private static ImportedFacts ReadJson(string? format, string text, ImportContext context)
    {
        try
        {
            JsonDocumentOptions options = new() { MaxDepth = MostDepth };
            using JsonDocument document = JsonDocument.Parse(text, options);
            var fitting = _readers.Where(reader => (format is null || reader.Name == format)
                && reader.Fits(document.RootElement)).ToArray();
            if (fitting.Length == 0)
            {
                string known = format ?? string.Join(", ", _readers.Select(reader => reader.Name));
                return ImportedFacts.Faulty(new Fault(context.Source, $"found JSON that has not the shape of {known}",
                    "check the address of the file, or give a table with a mapping"));
            }

            FactsBuilder facts = new(context);
            fitting[0].Read(document.RootElement, facts);
            return Whole(facts, context.Source);
        }
        catch (JsonException broken)
        {
            string place = string.Create(
                CultureInfo.InvariantCulture,
                $"{context.Source}:{broken.LineNumber + 1}:{broken.BytePositionInLine + 1}");
            return NoJson(place, broken);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // Half of a pair of surrogates is only found when the text is taken out.
            return NoJson(context.Source, broken);
        }
    }

    private static ImportedFacts Whole(FactsBuilder facts, string source)
    {
        ImportedFacts read = facts.Build();
        bool empty = read.Models.Count + read.Offers.Count + read.Scores.Count == 0;
        string first = read.Notes.Count > 0 ? $" ({read.Notes[0]})" : "";
        return empty
            ? ImportedFacts.Faulty(new Fault(source, $"found no row that can be used{first}",
                "check that this is the file that you meant"))
            : read;
    }

    private static ImportedFacts NoJson(string place, Exception broken) => ImportedFacts.Faulty(new Fault(
        place,
        $"found text that cannot be read as JSON ({Short(broken.Message)})",
        $"take the file again, it may have been cut off; nesting goes {MostDepth} deep at most"));

    private static string Short(string message)
    {
        int end = message.IndexOf(" LineNumber", StringComparison.Ordinal);
        return end > 0 ? message[..end].TrimEnd('.') : message.TrimEnd('.');
    }
}
