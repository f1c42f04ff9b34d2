using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman cases</c>: what waits for a person at a running server.</summary>
internal static class CasesCommand
{
    public static Command Create(ServerContext context) =>
        new("cases", "List, show and answer what waits for a person")
        {
            CasesList.Create(context),
            CasesShow.Create(context),
            CasesAnswer.Create(context),
        };

    /// <summary>The id of a case, given as the one word of a command.</summary>
    public static string Id(Document document, IReadOnlyList<string> words)
    {
        if (words is [var id] && id.StartsWith("case_", StringComparison.Ordinal))
        {
            return Uri.EscapeDataString(id);
        }

        string found = words.Count == 1 ? $"found '{Printable.Of(words[0])}'" : $"found {words.Count} of them";
        document.Faults.Add(new Fault("ID", found, "give one id, as 'pointsman cases list' shows it: case_…"));
        return "";
    }
}
