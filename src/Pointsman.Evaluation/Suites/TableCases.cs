using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>
/// Cases in a table, a row each below a row of names. The names that a case has itself mean the same here; every other
/// column is a value for templates, always a text. Columns of promptfoo that begin with two underscores are understood:
/// see <see cref="ExpectedText"/>.
/// </summary>
internal sealed class TableCases(CaseFile file, char separator) : CaseSource
{
    private static readonly string[] Texts = ["id", "expected", "category", "difficulty", "cluster", "threshold"];

    private static readonly string[] Json = ["messages", "evaluators"];

    public override string Name => file.Name;

    public override IEnumerable<CaseRow> Read()
    {
        using StreamReader reader = CaseText.Open(file.Path);
        var table = new TableText(reader, separator);
        if (table.Next() is not { } header)
        {
            yield return file.Bad(1, "found an empty file", "write the names of the columns, and a case in each row");
            yield break;
        }

        string[] names = [.. header.Values.Select(name => name.Trim())];
        if (WrongHeader(header, names) is { } wrong)
        {
            yield return wrong;
            yield break;
        }

        int number = 0;
        while (table.Next() is { } row)
        {
            yield return Row(names, row.Under(names.Length, separator), ++number);
        }
    }

    private CaseRow? WrongHeader(TableRow header, string[] names)
    {
        if (header.Found is { } found)
        {
            return file.Bad(header.Line, found, header.Fix);
        }

        if (names.Any(name => name.Length == 0))
        {
            return file.Bad(header.Line, "found a column without a name", "write a name above each column");
        }

        string? twice = names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1)?.Key;
        return twice is null ? null
            : file.Bad(header.Line, $"found two columns '{twice}'", "give each column a name of its own");
    }

    private CaseRow Row(string[] names, TableRow row, int number)
    {
        if (row.Found is { } found)
        {
            return file.Bad(row.Line, found, row.Fix);
        }

        var one = new JsonObject();
        var values = new JsonObject();
        var columns = new ExpectedColumns();
        for (int at = 0; at < names.Length; at++)
        {
            if (Put(one, values, columns, names[at], row.Values[at]) is { } wrong)
            {
                return file.Bad(row.Line, $"{wrong} under {names[at]}", "mend the value, or leave it empty");
            }
        }

        one["values"] = values;
        if (columns.Apply(one) is { } unknown)
        {
            return file.Bad(row.Line, $"found {unknown}", "write it as evaluators of the suite: docs/evaluators");
        }

        return CaseReader.Read(
            JsonSerializer.SerializeToElement(one), $"{file.Name}:{row.Line}", number, file.Folder,
            $"{file.Prefix}{number}");
    }

    private static string? Put(
        JsonObject one, JsonObject values, ExpectedColumns columns, string name, string value)
    {
        if (columns.Take(name, value))
        {
            return null;
        }

        bool own = Texts.Contains(name) || Json.Contains(name) || name == "tags";
        if (!own)
        {
            values[name] = value;
            return null;
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (!Json.Contains(name))
        {
            one[name] = name == "tags" ? value.Replace(';', ',') : value;
            return null;
        }

        using JsonDocument? json = StrictJson.Parse(value, out string? fault);
        one[name] = json is null ? null : JsonNode.Parse(value);
        return json is null ? fault : null;
    }
}
