using System.CommandLine;

var root = new RootCommand("Picks the right language model for every request, and proves the choice.");
return await root.Parse(args).InvokeAsync();
