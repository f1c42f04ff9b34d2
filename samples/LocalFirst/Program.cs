// Requests stay on a machine of one's own, hard ones go out, and what is private never does, whatever fails. The models
// are simulated: no key, no network, no language model. With clients of your own the rest stays as it is.
using Microsoft.Extensions.AI;
using Pointsman;
using Pointsman.Providers;

// The base class of PointsmanChatClient, RoutingChatClient, may still change in Microsoft.Extensions.AI.
#pragma warning disable MEAI001

var atOnce = new SimulatedOptions { DelayFactor = 0 };
ChatModel local = SimulatedChat.Model("sim/small", atOnce, describe: target => target with { Local = true });
ChatModel down = SimulatedChat.Model("sim/vision:503", atOnce, describe: target => target with { Local = true });
ChatModel api = SimulatedChat.Model("sim/large", atOnce);
Condition hard = RequestCondition.Parse("complexity >= complex");

using var client = new PointsmanChatClient(new LocalFirstStrategy([local], [api], hard), [local, api]);
using var broken = new PointsmanChatClient(new LocalFirstStrategy([down], [api], hard), [down, api]);

var complex = new ChatOptions { AdditionalProperties = new() { ["pointsman.complexity"] = "complex" } };
var secret = new ChatOptions { AdditionalProperties = new() { ["pointsman.private"] = true } };
var secretAndComplex = new ChatOptions
{
    AdditionalProperties = new() { ["pointsman.private"] = true, ["pointsman.complexity"] = "complex" },
};

Console.WriteLine("The models are simulated; what they say and cost is made up.");
await AskAsync("simple", client);
await AskAsync("complex", client, complex);
await AskAsync("private and complex", client, secretAndComplex);
await AskAsync("simple, local machine down", broken);
await AskAsync("private, local machine down", broken, secret);

static async Task AskAsync(string kind, PointsmanChatClient asked, ChatOptions? options = null)
{
    Console.WriteLine();
    try
    {
        ChatResponse answer = await asked.GetResponseAsync("What is the capital of Norway?", options);
        PointsmanReport report = PointsmanReport.Of(answer)!;
        string where = report.Steps[0].Target == "sim/large" ? "sent out" : "stayed";
        Console.WriteLine($"{kind}: {where}, {report.Steps[0].Target}, {report.Spent}");
        Console.WriteLine($"  {report.Decision.Reason}");
    }
    catch (PointsmanException refused)
    {
        Console.WriteLine($"{kind}: no answer, and nothing left this machine");
        Console.WriteLine($"  {string.Join("; ", refused.Report.Decision.AllDropped)}");
    }
}
