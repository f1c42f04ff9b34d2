using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog</c>: what models there are, at which prices, and who says so.</summary>
internal static class CatalogCommand
{
    /// <summary>The commands of a program at a person's terminal.</summary>
    public static Command Create(Screen screen, TimeProvider time) =>
        Create(new CatalogContext(screen, time, Question.OfProcess(screen)));

    public static Command Create(CatalogContext context) =>
        new("catalog", "What models there are, at which prices, and who says so")
        {
            CatalogList.Create(context),
            CatalogShow.Create(context),
            CatalogCompare.Create(context),
            CatalogFrontier.Create(context),
            CatalogConflicts.Create(context),
            CatalogRetiring.Create(context),
            CatalogImporting.Create(context),
            CatalogDiffing.Create(context),
            CatalogChecking.Create(context),
            CatalogExport.Create(context),
        };
}
