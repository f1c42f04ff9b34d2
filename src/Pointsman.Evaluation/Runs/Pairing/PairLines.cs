using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// The line of a pair: <c>{"pair":{"c":0,"a":1,"r":0,"base":0,"first":"challenger","swapped":"same"}}</c>, or with
/// <c>error</c> instead of the two choices.
/// </summary>
internal static class PairLines
{
    public static ReadOnlyMemory<byte> Line(PairResult pair) => RunLines.Line("pair", json =>
    {
        json.WriteNumber("c", pair.Cell.Case);
        json.WriteNumber("a", pair.Cell.Arm);
        json.WriteNumber("r", pair.Cell.Repeat);
        json.WriteNumber("base", pair.Base);
        if (pair.Judgement is { } judgement)
        {
            json.WriteString("first", Text(judgement.BaselineFirst));
            json.WriteString("swapped", Text(judgement.ChallengerFirst));
        }
        else
        {
            json.WriteString("error", pair.Error);
        }
    });

    public static PairResult Read(JsonElement json)
    {
        string? error = RunHeaderJson.Text(json, "error");
        return new PairResult(RunLine.Place(json), json.GetProperty("base").GetInt32())
        {
            Judgement = error is null ? new PairJudgement(Choice(json, "first"), Choice(json, "swapped")) : null,
            Error = error,
        };
    }

    private static string Text(PairChoice choice) => choice switch
    {
        PairChoice.Baseline => "baseline", PairChoice.Challenger => "challenger", _ => "same",
    };

    private static PairChoice Choice(JsonElement json, string name) => json.GetProperty(name).GetString() switch
    {
        "baseline" => PairChoice.Baseline,
        "challenger" => PairChoice.Challenger,
        "same" => PairChoice.Same,
        var other => throw new RunFormatException($"'{other}' is no choice of a pair"),
    };
}
