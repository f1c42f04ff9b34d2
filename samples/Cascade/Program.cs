// The cheapest model first; the next is asked when the answer is not sure enough. The models are simulated: no key, no
// network, no language model. With clients of your own the rest stays as it is.
using Microsoft.Extensions.AI;
using Pointsman;
using Pointsman.Providers;

// The base class of PointsmanChatClient, RoutingChatClient, may still change in Microsoft.Extensions.AI.
#pragma warning disable MEAI001

var atOnce = new SimulatedOptions { DelayFactor = 0 };
ChatModel small = SimulatedChat.Model("sim/small", atOnce);
ChatModel large = SimulatedChat.Model("sim/large", atOnce);
ChatModel best = SimulatedChat.Model("sim/reasoner", atOnce);

// How sure an answer is, is read from the probabilities of its tokens; other methods are in docs/library.md.
var strategy = new CascadeStrategy(
    [new CascadeStep(small, AcceptAt: 0.7), new CascadeStep(large, AcceptAt: 0.9), new CascadeStep(best, AcceptAt: 0)],
    new LogProbabilityConfidence());
using var client = new PointsmanChatClient(strategy, [small, large, best]);

Console.WriteLine("The models are simulated; what they say and cost is made up.");
Usd spent = Usd.Zero;
foreach (string question in new[]
{
    "What is 2+3?",
    "How many r's are in strawberry?",
    "What is 738461*29517?",
    "What is (8127*4433-19)/7+91*(27-15)?",
})
{
    ChatResponse answer = await client.GetResponseAsync(question);
    PointsmanReport report = PointsmanReport.Of(answer)!;
    spent += report.Spent;
    Console.WriteLine();
    Console.WriteLine($"{question}  {answer.Text.ReplaceLineEndings(" ")}");
    foreach (StrategyStep step in report.Steps)
    {
        string sure = step.Confidence is { } known ? $"{known:0.00}" : "not measured";
        Console.WriteLine($"  {step.Place}: {step.Target}, {step.Outcome}, confidence {sure}, {step.Cost}");
    }

    Console.WriteLine($"  {report.Reason}; {report.Spent} in all");
}

Console.WriteLine();
Console.WriteLine($"spent {spent}");
