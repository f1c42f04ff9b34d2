using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// A model takes the answer apart into claims and holds each against the case's context; the score is the share that
/// the context supports. What is not in the context is a hallucination here, be it true or not.
/// </summary>
public sealed class FaithfulnessEvaluator : Evaluator
{
    private const int MostClaims = 200;

    private const string Task =
        "Take the answer apart into its single claims of fact. Hold each against the context alone, not against what "
        + "you know. An answer without any claim has an empty list.";

    private const string Request =
        "Reply with JSON only: {\"claims\": [{\"claim\": \"…\", \"supported\": true}]}";

    private readonly string _kind;
    private readonly Judge _judge;
    private readonly double _threshold;

    internal FaithfulnessEvaluator(string kind, Judge judge, double threshold)
    {
        _kind = kind;
        _judge = judge;
        _threshold = threshold;
    }

    /// <summary>Judged by a model of a name, or by the suite's judge.</summary>
    public FaithfulnessEvaluator(string? model = null, double threshold = 1)
        : this("faithfulness", new Judge(model), threshold)
    {
    }

    internal static readonly EvaluatorKind Reading = Kinded("faithfulness");

    internal static readonly EvaluatorKind Hallucination = Kinded("hallucination");

    /// <inheritdoc />
    public override IReadOnlyList<string> JudgedBy => [_judge.Model ?? ""];

    /// <inheritdoc />
    public override string Kind => _kind;

    /// <inheritdoc />
    public override async ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        if (!evaluated.Case.Values.ContainsKey("context"))
        {
            return EvaluatorScore.Failed($"{_kind} needs the key 'context' in the case");
        }

        Judged<List<(string Claim, bool Supported)>> judged = await _judge.AskAsync(
            tools, JudgeAsk.Of(evaluated, Task, Request, reference: false, context: true), 0, 0, Claims, cancel)
            .ConfigureAwait(false);
        if (judged.Said is not { } claims)
        {
            return EvaluatorScore.Failed(judged.Error!);
        }

        if (claims.Count == 0)
        {
            return EvaluatorScore.Of(true, "the answer claims nothing");
        }

        string[] wrong = [.. claims.Where(claim => !claim.Supported).Select(claim => claim.Claim)];
        double share = (claims.Count - wrong.Length) / (double)claims.Count;
        return EvaluatorScore.Of(share, share >= _threshold - 1e-9, wrong.Length == 0
            ? $"all {claims.Count} claims stand in the context"
            : $"not in the context: {string.Join("; ", wrong.Take(5))}");
    }

    private static EvaluatorKind Kinded(string name) => new(name, "model", (document, _) =>
        new FaithfulnessEvaluator(name, new Judge(document.Text("model")), document.Share("threshold") ?? 1));

    private static List<(string Claim, bool Supported)>? Claims(string said)
    {
        if (JsonRepair.Repair(said).Json is not { } text)
        {
            return null;
        }

        using var json = JsonDocument.Parse(text);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("claims", out JsonElement list)
            || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostClaims)
        {
            return null;
        }

        var claims = new List<(string, bool)>();
        foreach (JsonElement one in list.EnumerateArray())
        {
            if (one.ValueKind != JsonValueKind.Object || !one.TryGetProperty("claim", out JsonElement claim)
                || claim.ValueKind != JsonValueKind.String
                || !one.TryGetProperty("supported", out JsonElement supported)
                || supported.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                return null;
            }

            claims.Add((claim.GetString()!, supported.GetBoolean()));
        }

        return claims;
    }
}
