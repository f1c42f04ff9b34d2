using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pointsman.Evaluation;

/// <summary>Some rows of a suite, in their order.</summary>
internal sealed class ChosenCases : CaseSource
{
    private readonly Suite _suite;
    private readonly BitArray _chosen;

    /// <summary>Chooses; all rows are read once.</summary>
    /// <exception cref="FaultsException">Nothing is left.</exception>
    public ChosenCases(Suite suite, CaseChoice choice)
    {
        _suite = suite;
        var rows = new List<(int Row, string Category, ulong Mark)>();
        var categories = new SortedSet<string>(StringComparer.Ordinal);
        int at = 0;
        int first = choice.First ?? int.MaxValue;

        // A bad row has neither id nor category: it counts among the first ones, and is in no sample.
        bool whole = choice.Category is null && choice.Sample is null;
        foreach (CaseRow row in CaseRows.Of(suite).Take(first))
        {
            if (row.Case is { } one)
            {
                categories.Add(one.Category ?? "");
                if (choice.Category is null || one.Category == choice.Category)
                {
                    rows.Add((at, one.Category ?? "", Mark(choice.Seed ?? suite.Seed, one.Id)));
                }
            }
            else if (whole)
            {
                rows.Add((at, "", 0));
            }
            else
            {
                BadRows++;
            }

            at++;
        }

        if (choice.Category is { } wanted && rows.Count == 0)
        {
            throw Refused(wanted, categories);
        }

        _chosen = new BitArray(at);
        foreach (int row in choice.Sample is { } sample ? Drawn(rows, sample) : rows.Select(row => row.Row))
        {
            _chosen[row] = true;
        }
    }

    /// <inheritdoc />
    public override string Name => _suite.Cases.Count == 1 ? _suite.Cases[0].Name : "cases";

    /// <summary>How many rows are left out because they cannot be read.</summary>
    public int BadRows { get; }

    /// <inheritdoc />
    public override IEnumerable<CaseRow> Read() =>
        CaseRows.Of(_suite).Take(_chosen.Count).Where((_, at) => _chosen[at]);

    // Largest remainders: what is left over by whole cases goes where the most of a case was cut off.
    private static IEnumerable<int> Drawn(List<(int Row, string Category, ulong Mark)> rows, int sample)
    {
        if (sample >= rows.Count)
        {
            return rows.Select(row => row.Row);
        }

        var parts = rows.GroupBy(row => row.Category, StringComparer.Ordinal)
            .Select(part =>
            {
                decimal share = (decimal)sample * part.Count() / rows.Count;
                return (Rows: part.ToArray(), Whole: (int)share, Over: share - (int)share, part.Key);
            })
            .OrderByDescending(part => part.Over).ThenBy(part => part.Key, StringComparer.Ordinal)
            .ToArray();
        int missing = sample - parts.Sum(part => part.Whole);
        return parts.SelectMany((part, at) => part.Rows
            .OrderBy(row => row.Mark).ThenBy(row => row.Row)
            .Take(part.Whole + (at < missing ? 1 : 0)).Select(row => row.Row));
    }

    private static ulong Mark(ulong seed, string id) => BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {id}"))));

    private static FaultsException Refused(string wanted, SortedSet<string> categories)
    {
        string[] known = [.. categories.Where(name => name.Length > 0).Take(30)];
        string all = known.Length == 0
            ? "no case has the key 'category'"
            : $"categories: {string.Join(", ", known)}";
        return new FaultsException(
            [new Fault("category", $"no case of '{wanted}'", Spelling.Hint(wanted, known, all))]);
    }
}
