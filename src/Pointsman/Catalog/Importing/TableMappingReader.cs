using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>Reads the mapping of a table.</summary>
public static class TableMappingReader
{
    private static readonly string[] _kinds = ["models", "offers", "scores"];

    /// <summary>Reads a mapping; null when it has faults, which go to the list.</summary>
    public static TableMapping? Read(string json, string file, List<Fault> faults)
    {
        int before = faults.Count;
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(json);
            Document document = new(parsed.RootElement, faults, key => $"{file} {key}");
            TableMapping mapping = new()
            {
                Of = Needed(document, "of", "write models, offers or scores") ? document.Word("of", _kinds) ?? "" : "",
                Source = Needed(document, "source", "write the id of the source") ? document.Text("source") ?? "" : "",
                Cells = Cells(document),
                Scores = [.. document.Parts("scores").Select(Result)],
                Features = [.. document.Parts("features").Select(Rule)],
                Skip = [.. document.Parts("skip").Select(Rule)],
            };
            document.Text("about");
            document.FaultUnknownKeys();
            return faults.Count == before ? mapping : null;
        }
        catch (JsonException broken)
        {
            faults.Add(new Fault($"{file}:{broken.LineNumber + 1}", "found text that is no JSON", broken.Message));
            return null;
        }
    }

    private static Dictionary<string, TableCell> Cells(Document document)
    {
        Dictionary<string, TableCell> cells = new(StringComparer.Ordinal);
        if (document.Part("fields") is { } fields)
        {
            foreach (string field in fields.Keys())
            {
                if (!TableMapping.Fields.Contains(field))
                {
                    string all = $"known fields: {string.Join(", ", TableMapping.Fields)}";
                    fields.FaultOf<string>(field, "a field that is unknown", Spelling.Hint(field, TableMapping.Fields, all));
                }

                cells[field] = Cell(fields, field);
            }
        }

        return cells;
    }

    private static bool Needed(Document document, string key, string fix)
    {
        if (!document.Has(key))
        {
            document.FaultOf<string>(key, "nothing", fix);
            return false;
        }

        return true;
    }

    private static TableScore Result(Document score) => new(Cell(score, "benchmark"), Cell(score, "value"));

    private static TableRule Rule(Document rule)
    {
        string? feature = rule.Text("feature");
        if (feature is not null && !CatalogWords.Features.TryParse(feature, out _))
        {
            rule.FaultOf<string>("feature", $"'{feature}'", $"allowed: {string.Join(", ", CatalogWords.Features.All.Skip(1))}");
        }

        return new TableRule
        {
            Column = rule.Text("column") ?? rule.FaultOf<string>("column", "nothing", "write the name of a column") ?? "",
            Matches = Pattern(rule, "matches") ?? "",
            Feature = feature,
        };
    }

    /// <summary>A cell is the name of a column, or an object that says more.</summary>
    private static TableCell Cell(Document owner, string key)
    {
        if (owner.IsText(key))
        {
            return new TableCell { Columns = [owner.Text(key)!] };
        }

        if (owner.Part(key) is not { } cell)
        {
            owner.FaultOf<string>(key, "nothing", "write the name of a column, or an object with column or text");
            return new TableCell();
        }

        TableCell read = new()
        {
            Columns = cell.Words("column"),
            Text = cell.Text("text"),
            Pick = Pattern(cell, "pick"),
            Replace = [.. cell.Parts("replace").Select(step => KeyValuePair.Create(Pattern(step, "match") ?? "", step.Text("with") ?? ""))],
            Words = Words(cell),
            Else = cell.Text("else"),
            Scale = cell.Number("scale", 0m, 1_000_000_000m),
            Prefix = cell.Text("prefix") ?? "",
        };
        cell.FaultUnknownKeys();
        return read;
    }

    private static Dictionary<string, string> Words(Document cell)
    {
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        if (cell.Part("words") is { } map)
        {
            foreach (string word in map.Keys())
            {
                words[word] = map.Text(word) ?? "";
            }
        }

        return words;
    }

    private static string? Pattern(Document owner, string key)
    {
        string? pattern = owner.Text(key);
        try
        {
            _ = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant);
            return pattern;
        }
        catch (ArgumentException broken)
        {
            return owner.FaultOf<string>(key, $"'{pattern}', which is no pattern", broken.Message);
        }
    }
}
