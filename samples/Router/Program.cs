// Simple questions go to a small model, hard ones to a large one, and whoever fails is followed by the next. The models
// are simulated: no key, no network, no language model. With clients of your own the rest stays as it is.
using Microsoft.Extensions.AI;
using Pointsman;
using Pointsman.Providers;

// The base class of PointsmanChatClient, RoutingChatClient, may still change in Microsoft.Extensions.AI.
#pragma warning disable MEAI001

var atOnce = new SimulatedOptions { DelayFactor = 0 };
ChatModel down = SimulatedChat.Model("sim/vision:503", atOnce);
ChatModel small = SimulatedChat.Model("sim/small", atOnce);
ChatModel large = SimulatedChat.Model("sim/large", atOnce);

var strategy = new RulesStrategy(
    [new RoutingRule(RequestCondition.Parse("complexity >= complex or tokens > 2000"), large)],
    otherwise: new FallbackStrategy([down, small, large]));
using var client = new PointsmanChatClient(
    strategy, [down, small, large], new PointsmanChatClientOptions { Finished = Tell });

Console.WriteLine("The models are simulated; what they say and cost is made up.");
await AskAsync("What is 17*23?");
await AskAsync("What is the capital of Norway?");
await AskAsync("Prove by induction that the sum of the first n odd numbers is n squared, derive the sum of the first "
    + "n cubes from it step by step, and implement both in C# with tests for n up to one million.");

async Task AskAsync(string question)
{
    Console.WriteLine();
    Console.WriteLine(question.Length > 70 ? question[..70] + "…" : question);
    ChatResponse answer = await client.GetResponseAsync(question);
    Console.WriteLine("  " + answer.Text.ReplaceLineEndings(" "));
}

static void Tell(PointsmanReport report)
{
    Console.WriteLine($"  why: {report.Decision.Reason}");
    foreach (DroppedTarget one in report.Decision.AllDropped)
    {
        Console.WriteLine($"  left out: {one}");
    }

    foreach (StrategyStep step in report.Steps)
    {
        Console.WriteLine($"  asked: {step.Target}, {step.Outcome}, {step.Cost}");
    }
}
