using System.Globalization;
using Microsoft.Extensions.AI;

namespace Pointsman.Benchmarks.Mixes;

/// <summary>Asks simulated models; the same seed, the same answers.</summary>
internal sealed class SimulatedCalls(IReadOnlyList<SimulatedModel> models, Random random) : StrategyCalls
{
    public const string Right = "right";
    private const string Wrong = "wrong";

    public override Task<CallAnswer> AskAsync(
        IReadOnlyList<RoutingTarget> plan, StrategyAsk ask, string place, CancellationToken cancel)
    {
        SimulatedModel model = models.First(one => one.Target == plan[0]);
        bool sure = random.NextDouble() < model.Sure;
        bool right = random.NextDouble() < (sure ? model.RightWhenSure : model.RightElse);

        // Whole percents, evenly above the threshold or below it.
        int from = (int)Math.Round(model.AcceptAt * 100);
        int said = sure ? random.Next(from, 101) : random.Next(0, Math.Max(1, from));
        string text = string.Create(CultureInfo.InvariantCulture, $"{(right ? Right : Wrong)}\nCONFIDENCE: {said}");

        // Who is not asked how sure they are does not say it.
        bool asked = ask.Messages.Any(message => message.Role == ChatRole.System);
        return Task.FromResult(new CallAnswer
        {
            Whole = new ChatResponse(new ChatMessage(ChatRole.Assistant, asked ? text : text.Split('\n')[0])),
            From = model.Target,
            Spent = model.Cost,
        });
    }
}
