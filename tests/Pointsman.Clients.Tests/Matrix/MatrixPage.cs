using System.Globalization;
using System.Text;

namespace Pointsman.Clients.Tests;

/// <summary>Writes the parts of <c>docs/clients.md</c> that come from the list of cells.</summary>
internal static class MatrixPage
{
    private const string None = "–";

    /// <summary>The page with its written parts brought up to date; what stands around them stays.</summary>
    public static string Refresh(string page)
    {
        page = Replace(page, "setup", Setup());
        page = Replace(page, "scenarios", Scenarios());
        return Replace(page, "matrix", Matrix());
    }

    private static string Setup()
    {
        var text = new StringBuilder();
        foreach (TestedClient client in TestedClient.All)
        {
            (string language, string code) = client.Setup;
            text.Append(
                CultureInfo.InvariantCulture, $"### {client.Title}\n\n```{language}\n{code}\n```\n\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Scenarios()
    {
        IEnumerable<string> rows = Scenario.All.Select(one => $"| {one.Name} | {one.Says} |");
        return "| scenario | what happens |\n|---|---|\n" + string.Join('\n', rows);
    }

    private static string Matrix()
    {
        IEnumerable<string> tables = TestedClient.All.Select(Table);
        return string.Join("\n\n", tables);
    }

    private static string Table(TestedClient client)
    {
        string head = "| | " + string.Join(" | ", Provider.All.Select(one => one.Title)) + " |\n|---|"
            + string.Concat(Provider.All.Select(_ => "---|"));
        IEnumerable<string> rows =
            from scenario in Scenario.All
            let cells = Provider.All.Select(one => Cells.Find(client.Name, one.Name, scenario.Name)?.Shown ?? None)
            select $"| {scenario.Name} | {string.Join(" | ", cells)} |";
        return $"### {client.Title} with\n\n{head}\n{string.Join('\n', rows)}";
    }

    private static string Replace(string page, string name, string written)
    {
        string begin = $"<!-- {name}: written by the tests, see the end of the page -->\n";
        string end = $"<!-- {name}: end -->";
        int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = page.IndexOf(end, StringComparison.Ordinal);
        return from < begin.Length || to < from
            ? throw new InvalidOperationException($"The page has no place for {name}.")
            : $"{page[..from]}\n{written}\n\n{page[to..]}";
    }
}
