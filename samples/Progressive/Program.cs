// The answer of a fast model at once, word by word, and a better one behind it when a judge finds it better. The models
// are simulated: no key, no network, no language model. With clients of your own the rest stays as it is.
using Microsoft.Extensions.AI;
using Pointsman;
using Pointsman.Providers;

// The base class of PointsmanChatClient, RoutingChatClient, may still change in Microsoft.Extensions.AI.
#pragma warning disable MEAI001

var brisk = new SimulatedOptions { DelayFactor = 0.1 };
ChatModel fast = SimulatedChat.Model("sim/small", brisk);
ChatModel better = SimulatedChat.Model("sim/large", brisk);
ChatModel judge = SimulatedChat.Model("sim/reasoner", brisk);

var told = new TaskCompletionSource<PointsmanReport>();
using var client = new PointsmanChatClient(
    new ProgressiveStrategy(fast, better, judge), [fast, better, judge],
    new PointsmanChatClientOptions { Finished = told.SetResult });

Console.WriteLine("The models are simulated; what they say and cost is made up.");
var options = new ChatOptions { AdditionalProperties = new() { [PointsmanUpgrade.Key] = true } };
var pieces = new List<ChatResponseUpdate>();
Console.Write("at once: ");
const string Question = "Explain how a plan keeps a team on track while its goals change.";
await foreach (ChatResponseUpdate piece in client.GetStreamingResponseAsync(Question, options))
{
    Console.Write(piece.Text);
    pieces.Add(piece);
}

Console.WriteLine();
ChatResponse answer = pieces.ToChatResponse();
StrategyUpgrade? upgrade = PointsmanUpgrade.Of(answer) is { } coming ? await coming : null;
Console.WriteLine(upgrade is null
    ? "no better answer followed"
    : $"better, from {upgrade.From?.Name} ({upgrade.Reason}): {upgrade.Whole.Text}");

// What went on behind the answer is in the report that comes when nothing is under way any more.
PointsmanReport report = await told.Task;
foreach (StrategyStep step in report.Steps)
{
    Console.WriteLine($"  {step.Place}: {step.Target}, {step.Outcome}, {step.Cost}");
}

Console.WriteLine($"  {report.Spent} in all");
