using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pointsman.Evaluation;

/// <summary>
/// All rows of a suite in order. A case whose id stood there before is a bad row, which names where the first stands.
/// Ids are remembered as 64 bits of their SHA-256, about 40 bytes a case, up to <see cref="MostIds"/>; that two
/// different ids share them happens once in 2,000,000 suites of 4,000,000 cases, and then the first row is looked at
/// again and the second is good.
/// </summary>
internal static class CaseRows
{
    /// <summary>The most ids that are remembered: 4,000,000. A later case is not compared.</summary>
    public const int MostIds = 4_000_000;

    // To name where the first one stands, the rows are read again; not for each of many.
    private const int MostLookedUp = 20;

    /// <summary>The rows, good and bad.</summary>
    /// <exception cref="FaultsException">A source cannot be read to its end.</exception>
    public static IEnumerable<CaseRow> Of(Suite suite)
    {
        var first = new Dictionary<ulong, int>();
        int row = 0;
        int lookedUp = 0;
        foreach (CaseRow found in Plain(suite))
        {
            row++;
            if (found.Case is not { } one)
            {
                yield return found;
                continue;
            }

            ulong mark = Mark(one.Id);
            if (!first.TryGetValue(mark, out int before))
            {
                if (first.Count < MostIds)
                {
                    first.Add(mark, row);
                }

                yield return found;
                continue;
            }

            CaseRow? there = lookedUp++ < MostLookedUp ? Plain(suite).ElementAtOrDefault(before - 1) : null;
            yield return there?.Case is { } other && other.Id != one.Id
                ? found
                : CaseRow.Bad(new Fault(
                    found.Place, $"found the id '{one.Id}' a second time",
                    $"the first is {Where(there, before)}; give each case an id of its own"));
        }
    }

    private static string Where(CaseRow? there, int row) => there is not null ? $"at {there.Place}"
        : string.Create(CultureInfo.InvariantCulture, $"row {row} of all cases");

    private static IEnumerable<CaseRow> Plain(Suite suite) => suite.Cases.SelectMany(Whole);

    // A source that breaks off is told by its name: what was read of it so far is not all of its cases.
    private static IEnumerable<CaseRow> Whole(CaseSource source)
    {
        using IEnumerator<CaseRow> rows = Refusing(source, () => source.Read().GetEnumerator());
        while (Refusing(source, rows.MoveNext))
        {
            yield return rows.Current;
        }
    }

    private static T Refusing<T>(CaseSource source, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new FaultsException([new Fault(
                source.Name, $"the cases cannot be read ({FileTrouble.Why(broken)})",
                "give a file that you may read")]);
        }
    }

    private static ulong Mark(string id) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
