using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>The answer is one JSON value and nothing else; with <c>repair</c>, one can be made of it in one way only.
/// </summary>
public sealed class JsonEvaluator(JsonWanted wanted = JsonWanted.Any, bool repair = false) : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("json", null, (document, _) =>
    {
        string? kind = document.Word("is", ["any", "object", "array"]);
        bool repair = document.YesNo("repair") ?? false;
        JsonWanted wanted = kind switch
        {
            "object" => JsonWanted.ObjectOnly, "array" => JsonWanted.ArrayOnly, _ => JsonWanted.Any,
        };
        return new JsonEvaluator(wanted, repair);
    });

    /// <inheritdoc />
    public override string Kind => "json";

    /// <inheritdoc />
    public override string About => string.Concat(Kind, wanted switch
    {
        JsonWanted.ObjectOnly => " object",
        JsonWanted.ArrayOnly => " array",
        _ => "",
    }, repair ? " (repaired)" : "");

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        using JsonDocument? json = AnswerJsonValue.Read(evaluated.Answer.Text, repair, wanted, out string? said);
        bool fits = json is not null && wanted switch
        {
            JsonWanted.ObjectOnly => json.RootElement.ValueKind == JsonValueKind.Object,
            JsonWanted.ArrayOnly => json.RootElement.ValueKind == JsonValueKind.Array,
            _ => true,
        };
        string? reason = json is null || fits ? said : $"found {JsonQuote.Kind(json.RootElement)}";
        return new(EvaluatorScore.Of(fits, reason));
    }
}
