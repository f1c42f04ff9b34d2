using Microsoft.Extensions.AI;
using Pointsman;
using Pointsman.Providers;

// The base class of PointsmanChatClient, RoutingChatClient, may still change in Microsoft.Extensions.AI.
#pragma warning disable MEAI001

// Two simulated models, the first of them out of order: no key, no network, no language model.
ChatModel first = SimulatedChat.Model("sim/large:503");
ChatModel second = SimulatedChat.Model("sim/small");

using var client = new PointsmanChatClient(new FallbackStrategy([first, second]), [first, second]);
ChatResponse answer = await client.GetResponseAsync("What is 17*23?");

PointsmanReport report = PointsmanReport.Of(answer)!;
Console.WriteLine($"{answer.Text} says {report.Steps[0].Target}, which is simulated, for {report.Spent}");
