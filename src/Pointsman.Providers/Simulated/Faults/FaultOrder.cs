using System.Globalization;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// A fault that a request asks for: <c>429</c>, <c>cut;times=2</c>, <c>503;after=5</c>. It stands in the header
/// <c>x-sim-fault</c> or after a colon in the name of the model.
/// </summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Text">The order as it was written; orders with one text share one count.</param>
/// <param name="Times">How many requests it hits; null for all.</param>
/// <param name="After">Retry-After in seconds, where the answer has one.</param>
internal sealed record FaultOrder(FaultKind Kind, string Text, int? Times, int After)
{
    public const string Header = "x-sim-fault";
    private const int UsualAfter = 1;
    private const int MaxText = 100;

    private static readonly Dictionary<string, FaultKind> Kinds = new(StringComparer.Ordinal)
    {
        ["429"] = FaultKind.TooMany, ["500"] = FaultKind.Failing, ["503"] = FaultKind.Overloaded,
        ["timeout"] = FaultKind.Timeout, ["cut"] = FaultKind.Cut, ["stall"] = FaultKind.Stall,
        ["slow"] = FaultKind.Slow, ["html"] = FaultKind.Html, ["badjson"] = FaultKind.BadJson,
        ["empty"] = FaultKind.Empty, ["inband"] = FaultKind.InBand,
    };

    public static FaultOrder? Read(string text, out Refusal? refusal)
    {
        string[] parts = text.Split(';', StringSplitOptions.TrimEntries);
        int? times = null;
        int after = UsualAfter;
        bool understood = text.Length <= MaxText && Kinds.ContainsKey(parts[0]);
        foreach (string part in parts.Skip(1))
        {
            switch (part.Split('=', 2))
            {
                case ["times", var count] when Whole(count) is { } number:
                    times = number;
                    break;
                case ["after", var seconds] when Whole(seconds) is { } number:
                    after = number;
                    break;
                case ["id", _]:
                    break;
                default:
                    understood = false;
                    break;
            }
        }

        refusal = understood ? null : Refusal.Bad(
            Header,
            $"Unknown simulated fault '{(text.Length <= MaxText ? text : text[..MaxText])}': write one of "
            + $"{string.Join(", ", Kinds.Keys)}, and after it ;times=N, ;after=SECONDS or ;id=NAME.");
        return understood ? new FaultOrder(Kinds[parts[0]], text, times, after) : null;
    }

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
