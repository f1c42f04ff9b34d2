using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// The line of a pair: <c>{"pair":{"c":0,"a":1,"r":0,"base":0,"first":"challenger","swapped":"challenger"}}</c>. One
/// without <c>swapped</c> was cut off between the two orders; a later line of the same pair takes its place.
/// </summary>
internal static class PairLines
{
    public static ReadOnlyMemory<byte> Line(PairResult pair) => RunLines.Line("pair", json =>
    {
        json.WriteNumber("c", pair.Cell.Case);
        json.WriteNumber("a", pair.Cell.Arm);
        json.WriteNumber("r", pair.Cell.Repeat);
        json.WriteNumber("base", pair.Base);
        Choice(json, "first", pair.First);
        Choice(json, "swapped", pair.Swapped);
        if (pair.Error is not null)
        {
            json.WriteString("error", pair.Error);
        }
    });

    public static PairResult Read(JsonElement json) => new(
        new Cell(json.GetProperty("c").GetInt32(), json.GetProperty("a").GetInt32(), json.GetProperty("r").GetInt32()),
        json.GetProperty("base").GetInt32())
    {
        First = Choice(json, "first"),
        Swapped = Choice(json, "swapped"),
        Error = RunHeaderJson.Text(json, "error"),
    };

    private static void Choice(Utf8JsonWriter json, string name, PairChoice? choice)
    {
        if (choice is { } made)
        {
            json.WriteString(name, made switch
            {
                PairChoice.Baseline => "baseline", PairChoice.Challenger => "challenger", _ => "same",
            });
        }
    }

    private static PairChoice? Choice(JsonElement json, string name) => RunHeaderJson.Text(json, name) switch
    {
        null => null,
        "baseline" => PairChoice.Baseline,
        "challenger" => PairChoice.Challenger,
        "same" => PairChoice.Same,
        var other => throw new FormatException($"'{other}' is no choice of a pair"),
    };
}
