using System.CommandLine;
using Pointsman.Cli;

var screen = Screen.OfProcess();
var root = new RootCommand("Picks the right language model for every request, and proves the choice.")
{
    AdviseCommand.Create(screen, TimeProvider.System),
    CatalogCommand.Create(screen, TimeProvider.System),
    CostCommand.Create(screen, OfferFinder.Find, TimeProvider.System),
    CompletionCommand.Create(screen),
    CompileCommand.Create(),
};
return await CommandLine.RunAsync(root, args, screen, CancellationToken.None);
