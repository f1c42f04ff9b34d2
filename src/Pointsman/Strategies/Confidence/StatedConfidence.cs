using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// The model says itself how sure it is, in a line behind its answer. The cheapest method and the least reliable:
/// models tend to say that they are sure, so calibrate it.
/// </summary>
public sealed partial class StatedConfidence : ConfidenceMethod
{
    private const string Request =
        "After your answer, on a line of its own, write how sure you are that it is right, from 0 to 100, in the form: "
        + "CONFIDENCE: 85";

    /// <inheritdoc />
    public override string Name => "stated";

    internal override long LongerBy => CallSize.Of(Request) + CallSize.Around;

    internal override StrategyAsk Prepare(StrategyAsk ask) =>
        ask with { Messages = [.. ask.Messages, new ChatMessage(ChatRole.System, Request)] };

    internal override ValueTask<Confidence> MeasureAsync(ConfidenceCase one, CancellationToken cancel)
    {
        Match found = Line().Match(one.Answer.Text);
        return ValueTask.FromResult(found.Success
            && double.TryParse(found.Groups[1].Value, CultureInfo.InvariantCulture, out double said)
            ? new Confidence(Math.Clamp(said / 100, 0, 1), "the model's own word")
            : Confidence.None("the model did not say how sure it is"));
    }

    // An answer without the line is the model's own to the last space.
    internal override ChatResponse Clean(ChatResponse answer, StrategyAsk ask) => AnswerRewriting.Rewrite(
        answer, text => Line().IsMatch(text) ? Line().Replace(text, "").TrimEnd() : text);

    [GeneratedRegex(@"^[\s*_]*CONFIDENCE\s*:[\s*_]*(\d{1,3}(?:\.\d+)?)\s*%?[\s*_.]*$",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Line();
}
