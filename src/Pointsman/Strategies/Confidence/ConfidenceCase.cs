using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>An answer that is to be measured, with all that is known of it.</summary>
internal sealed record ConfidenceCase
{
    /// <summary>The request, for calls of the method's own.</summary>
    public required StrategyRun Run { get; init; }

    /// <summary>What the client asked, before the method changed it.</summary>
    public required StrategyAsk Ask { get; init; }

    /// <summary>The answer as it came.</summary>
    public required ChatResponse Answer { get; init; }

    /// <summary>Who gave it; absent when that was a strategy of several.</summary>
    public required RoutingTarget? From { get; init; }

    /// <summary>The decision that led to it, for methods that ask the same again.</summary>
    public required Decision Step { get; init; }

    /// <summary>The decisions for the method's own parts.</summary>
    public required IReadOnlyList<Decision> Parts { get; init; }

    /// <summary>What records call the step.</summary>
    public required string Place { get; init; }

    /// <summary>
    /// Asks the step again, all at once, and gives the texts of the answers that came; who fails is missing.
    /// </summary>
    public async Task<IReadOnlyList<string>> AskAgainAsync(
        IReadOnlyList<StrategyAsk> asks, string name, CancellationToken cancel)
    {
        string[] places = [.. asks.Select((_, i) => Places.Below(Place, $"{name} {i + 1}"))];
        StrategyAnswer[] answers = await Task.WhenAll(
            asks.Select((ask, i) => Run.AskAsync(Step, ask, places[i], cancel)));
        var texts = new List<string>(answers.Length);
        for (int i = 0; i < answers.Length; i++)
        {
            if (answers[i].Whole is { } whole)
            {
                Run.Judge(places[i], StepOutcome.Used);
                texts.Add(whole.Text);
            }
        }

        return texts;
    }
}
