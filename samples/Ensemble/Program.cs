// Several models answer at the same time, and their answers become one: labels by vote, numbers by their median.
// Whoever fails or is late has no vote. The models are simulated: no key, no network, no language model. With clients
// of your own the rest stays as it is.
using Microsoft.Extensions.AI;
using Pointsman;
using Pointsman.Providers;

// The base class of PointsmanChatClient, RoutingChatClient, may still change in Microsoft.Extensions.AI.
#pragma warning disable MEAI001

var atOnce = new SimulatedOptions { DelayFactor = 0 };
ChatModel[] models =
[
    SimulatedChat.Model("sim/small", atOnce), SimulatedChat.Model("sim/large", atOnce),
    SimulatedChat.Model("sim/reasoner", atOnce), SimulatedChat.Model("sim/vision:500", atOnce),
];
EnsembleMember[] members = [.. models.Select(model => new EnsembleMember(model))];
var limits = new EnsembleOptions { Quorum = 2, Deadline = TimeSpan.FromSeconds(20) };

using var labels = new PointsmanChatClient(
    new EnsembleStrategy(members, new VoteJoin(["billing", "technical", "shipping"]), limits), models);
using var numbers = new PointsmanChatClient(new EnsembleStrategy(members, new MedianJoin(), limits), models);

Console.WriteLine("The models are simulated; what they say and cost is made up.");
await AskAsync(labels, "Classify as billing, technical or shipping: The app crashes when I open the settings");
await AskAsync(numbers, "What is 384*27?");

static async Task AskAsync(PointsmanChatClient client, string question)
{
    ChatResponse answer = await client.GetResponseAsync(question);
    PointsmanReport report = PointsmanReport.Of(answer)!;
    Console.WriteLine();
    Console.WriteLine($"{question}  {answer.Text}");
    foreach (StrategyStep step in report.Steps)
    {
        Console.WriteLine($"  {step.Place}: {step.Target ?? "nobody"}, {step.Outcome}, {step.Evidence}, {step.Cost}");
    }

    Console.WriteLine($"  {report.Reason}; {report.Spent} in all");
}
