using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>Reads a table with the help of its mapping.</summary>
internal static class TableImporter
{
    public static bool Read(string text, string file, TableMapping mapping, FactsBuilder facts, int mostRows,
        List<Fault> faults)
    {
        if (CsvTable.Read(text, file, mostRows, faults) is not { } table)
        {
            return false;
        }

        Dictionary<string, int> places = [];
        for (int i = 0; i < table.Header.Length; i++)
        {
            places.TryAdd(table.Header[i], i);
        }

        string[] missing = [.. mapping.Columns.Where(column => !places.ContainsKey(column))];
        if (missing.Length > 0)
        {
            faults.Add(new Fault($"{file}:1", $"found no column {string.Join(", ", missing)}",
                $"the mapping of {mapping.Source} needs it; the columns are {string.Join(", ", table.Header)}"));
            return false;
        }

        foreach ((int line, string[] cells) in table.Rows)
        {
            string row = string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
            if (cells.Length != table.Header.Length)
            {
                facts.Note(row, $"left out: {cells.Length} cells under {table.Header.Length} columns");
                continue;
            }

            string? Column(string name) => cells[places[name]];
            try
            {
                if (!mapping.Skip.Any(rule => rule.Holds(Column)))
                {
                    ReadRow(new TableRow(mapping, Column, facts.LatestRelease), row, facts);
                }
            }
            catch (RegexMatchTimeoutException slow)
            {
                // Mappings are written by people, and a pattern can take forever on a cell that nobody thought of.
                facts.Note(row, $"left out: the pattern {slow.Pattern} takes too long on it");
            }
        }

        return true;
    }

    private static void ReadRow(TableRow row, string where, FactsBuilder facts)
    {
        if (row.Text("model") is not { } model)
        {
            facts.Note(where, "left out: it names no model");
            return;
        }

        switch (row.Mapping.Of)
        {
            case "models":
                Model described = row.Model();
                if (!facts.LeftOut($"{where} {model}", row.Problems))
                {
                    facts.Describe(model, described);
                }

                break;
            case "offers":
                ReadOffer(row, $"{where} {model}", model, facts);
                break;
            default:
                ReadScores(row, $"{where} {model}", model, facts);
                break;
        }
    }

    private static void ReadOffer(TableRow row, string where, string model, FactsBuilder facts)
    {
        if (row.Text("provider") is not { } provider || row.Text("wire") is not { } wire)
        {
            facts.Note(where, "left out: it names no provider or no wire name");
            return;
        }

        Offer offer = row.Offer($"{facts.ProviderOf(provider)}/{wire}");
        Model described = row.Model();
        if (!facts.LeftOut(where, row.Problems))
        {
            facts.Add(offer with { Model = facts.Resolve(model, () => described, out _) });
        }
    }

    private static void ReadScores(TableRow row, string where, string model, FactsBuilder facts)
    {
        Score[] scores = row.Scores();
        if (facts.LeftOut(where, row.Problems) || scores.Length == 0)
        {
            return;
        }

        string id = facts.Resolve(model, row.Model, out string? named);
        string? variant = (named, row.Text("variant")) switch
        {
            (null, var told) => told,
            (var told, null) => told,
            var (first, second) => first == second ? first : $"{first}-{second}",
        };
        foreach (Score score in scores)
        {
            facts.Add(score with { Model = id, Variant = variant, As = model == id ? null : model });
        }
    }
}
