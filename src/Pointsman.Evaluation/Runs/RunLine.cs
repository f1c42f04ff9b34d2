using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Reads what lines of a run's file say.</summary>
internal static class RunLine
{
    private static readonly EvaluatorScore Passed = EvaluatorScore.Of(true);
    private static readonly EvaluatorScore NotPassed = EvaluatorScore.Of(false);

    /// <summary>The cell that a line is about.</summary>
    public static Cell Place(JsonElement json) => new(
        json.GetProperty("c").GetInt32(), json.GetProperty("a").GetInt32(), json.GetProperty("r").GetInt32());

    /// <summary>What a line says was paid.</summary>
    public static Usd Cost(JsonElement json) =>
        json.TryGetProperty("usd", out JsonElement usd) ? new Usd(usd.GetDecimal()) : Usd.Zero;

    /// <summary>Why a cell failed.</summary>
    public static CellFailure Failure(JsonElement json) => new(
        json.GetProperty("stage").GetString()!, json.GetProperty("kind").GetString()!,
        json.GetProperty("message").GetString()!, json.GetProperty("attempts").GetInt32());

    /// <summary>How a run ended.</summary>
    public static RunEnd End(JsonElement json) =>
        new(json.GetProperty("finished").GetDateTimeOffset(), RunHeaderJson.Text(json, "stopped"));

    /// <summary>Whether one of the scores of a line is an error.</summary>
    public static bool HasErrors(JsonElement line) =>
        line.GetProperty("of").EnumerateArray().Any(score => score.TryGetProperty("error", out _));

    /// <summary>What an evaluator said; without texts, it gives no reason.</summary>
    public static EvaluatorScore Score(JsonElement json, bool texts)
    {
        if (json.TryGetProperty("error", out JsonElement error))
        {
            return EvaluatorScore.Failed(error.GetString()!);
        }

        double value = json.GetProperty("value").GetDouble();
        bool passed = json.GetProperty("passed").GetBoolean();
        string? reason = texts ? RunHeaderJson.Text(json, "reason") : null;
        if (json.TryGetProperty("votes", out JsonElement votes))
        {
            return EvaluatorScore.Of(value, passed, reason) with
            {
                Votes = [.. votes.EnumerateArray().Select(vote => vote.GetDouble())],
            };
        }

        return reason is not null ? EvaluatorScore.Of(value, passed, reason) : (value, passed) switch
        {
            (1, true) => Passed,
            (0, false) => NotPassed,
            _ => EvaluatorScore.Of(value, passed),
        };
    }
}
