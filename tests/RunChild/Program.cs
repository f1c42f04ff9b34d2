using Microsoft.Extensions.AI;
using Pointsman;
using Pointsman.Evaluation;
using Pointsman.Providers;
using Pointsman.RunChild;

// A run in a process of its own, for tests that kill it: Pointsman.RunChild ADDRESS SUITE RUN-FILE
if (args is not [string address, string suiteFile, string path])
{
    await Console.Error.WriteLineAsync("error: write Pointsman.RunChild ADDRESS SUITE RUN-FILE");
    return 2;
}

using var http = new HttpClient();
var price = new Price { Base = new Rates { Input = new Usd(1), Output = new Usd(2) } };
Suite suite = SuiteFile.Read(suiteFile);
suite = suite with { Evaluators = [.. suite.Evaluators, new EvaluatorUse(new EchoJudge())] };
Run run = await new Runner(suite, new RunnerOptions
{
    Clients = arm => Client(arm.Model),
    Prices = _ => price,
    JudgePrices = _ => price,
    RetryAfter = broken => (broken as ProviderException)?.Error.RetryAfter,
    Tools = new EvaluatorTools { Judges = Client },
}).RunAsync(path, CancellationToken.None);
Console.WriteLine($"{run.Count} results");
return run.Failed is null ? 0 : 1;

ProviderChatClient Client(string model) =>
    new(OpenAiChatProviderWire.Instance, http, new Uri(address + "/v1"), model);
