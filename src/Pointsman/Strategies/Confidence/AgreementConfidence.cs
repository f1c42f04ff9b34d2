using System.Globalization;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Asks the same once more with other words around it, and looks whether the answers agree: short ones when they are
/// the same, longer ones by how much they share (<see cref="AnswerLikeness"/>). Two different prompts find out more
/// than many samples of one, since a model repeats its habits. One call more, or two.
/// </summary>
public sealed class AgreementConfidence : ConfidenceMethod
{
    /// <summary>The most further answers.</summary>
    public const int MostAsks = 2;

    private static readonly string[] Instructions =
    [
        "Before you answer, go another way than the one that comes to mind first: note for yourself what is given and "
        + "what is wanted, work it out from there, and check the result. Then give the answer alone, in the form and "
        + "the language that were asked for.",
        "Somebody has answered this wrongly, and the mistake is easy to make. Find for yourself where it lies and do "
        + "not make it. Then give your answer alone, in the form and the language that were asked for.",
    ];

    private readonly int _asks;

    /// <summary>Asks once or twice more.</summary>
    public AgreementConfidence(int asks = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asks, MostAsks);
        _asks = asks;
    }

    /// <inheritdoc />
    public override string Name => "agreement";

    internal override int FurtherAsks => _asks;

    internal override long LongerBy => Instructions.Max(CallSize.Of) + CallSize.Around;

    internal override async ValueTask<Confidence> MeasureAsync(ConfidenceCase one, CancellationToken cancel)
    {
        IReadOnlyList<StrategyAsk> asks = [.. Instructions.Take(_asks).Select(instruction => one.Ask with
        {
            Messages = [.. one.Ask.Messages, new ChatMessage(ChatRole.System, instruction)], Stream = false,
        })];
        IReadOnlyList<string> others = await one.AskAgainAsync(asks, "again", cancel);
        if (others.Count < asks.Count)
        {
            return Confidence.None($"{asks.Count - others.Count} of {asks.Count} further answers did not come");
        }

        double mean = others.Average(other => AnswerLikeness.Of(one.Answer.Text, other));
        return new Confidence(mean, string.Create(CultureInfo.InvariantCulture,
            $"{(others.Count == 1 ? "another prompt" : "two other prompts")} agreed to {mean:0.00}"));
    }
}
