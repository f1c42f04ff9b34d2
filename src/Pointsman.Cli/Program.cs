using System.CommandLine;
using Pointsman.Cli;

var screen = Screen.OfProcess();
var root = new RootCommand("Picks the right language model for every request, and proves the choice.");
root.Subcommands.Add(CostCommand.Create(screen, _ => (null, null, "give price-in and price-out"), TimeProvider.System));
root.Subcommands.Add(CatalogCommand.Create(screen, TimeProvider.System));
return await CommandLine.RunAsync(root, args, screen, CancellationToken.None);
