using System.CommandLine;
using Pointsman.Cli;

string? called = args.Length > 0 ? args[0] : null;
AdvisorAtHand? atHand = called == "advise" ? AdvisorAtHand.Begin(args, TimeProvider.System) : null;
var screen = Screen.OfProcess();
RootCommand root = new Commands(called)
    .Add("serve", "Serve models behind one address: the gateway and its admin API", () =>
        ServeCommand.Create(screen, TimeProvider.System))
    .Add("advise", "Choose models for a requirement: an explained, priced shortlist", () =>
        AdviseCommand.Create(screen, TimeProvider.System, atHand, BenchInit.Save))
    .Add("catalog", "Models, offers and scores, each fact with its source", () =>
        CatalogCommand.Create(screen, TimeProvider.System))
    .Add("cost", "What models cost, and what they return", () =>
        CostCommand.Create(screen, OfferFinder.Find, TimeProvider.System))
    .Add("cascade", "Find the thresholds of a cascade on results of your own", () =>
        CascadeCommand.Create(screen))
    .Add("bench", "Prove which model is better, on cases of your own", () =>
        BenchCommand.Create(new BenchContext(screen, TimeProvider.System)
        {
            FindOffer = OfferFinder.Find, Ask = Question.OfProcess(screen),
        }))
    .Add("keys", "Create, list and revoke the keys of a running server", () =>
        KeysCommand.Create(new ServerContext(screen, TimeProvider.System, Environment.GetEnvironmentVariable)))
    .Add("usage", "What was used and what it cost, by key, model, route, tag or day", () =>
        UsageCommand.Create(new ServerContext(screen, TimeProvider.System, Environment.GetEnvironmentVariable)))
    .Add("decisions", "Why a call went where it went, what it cost, and where it would go now", () =>
        DecisionsCommand.Create(new ServerContext(screen, TimeProvider.System, Environment.GetEnvironmentVariable)))
    .Add("cases", "List, show and answer what waits for a person", () =>
        CasesCommand.Create(new ServerContext(screen, TimeProvider.System, Environment.GetEnvironmentVariable)))
    .Add("status", "How a running server, its ledger and its targets are doing", () =>
        StatusCommand.Create(new ServerContext(screen, TimeProvider.System, Environment.GetEnvironmentVariable)))
    .Add("completion", "Print a script that completes commands, options and values in a shell", () =>
        CompletionCommand.Create(screen))
    .Add("compile-catalog", "", CompileCommand.Create)
    .ToRoot("Picks the right language model for every request, and proves the choice.");
int code = await CommandLine.RunAsync(root, args, screen, CancellationToken.None);
screen.Flush();
return code;
