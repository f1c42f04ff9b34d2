using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>An arm in the JSON reports.</summary>
internal static class ArmJson
{
    public static void Write(Utf8JsonWriter json, ArmMetrics arm)
    {
        json.WriteString("name", arm.Arm.Name);
        json.WriteString("model", arm.Arm.Model);
        json.WriteString("prompt", arm.Arm.Prompt);
        json.WriteString("offer", arm.Arm.Offer);
        json.WriteBoolean("simulated", arm.Arm.Simulated);
        json.WriteNumber("asked", arm.Asked);
        json.WriteNumber("answered", arm.Answered);
        json.WriteNumber("remembered", arm.Remembered);
        json.WriteNumber("failed", arm.Failed);
        json.WriteStartObject("failures");
        foreach ((string kind, int count) in arm.Failures.OrderBy(failure => failure.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(kind, count);
        }

        json.WriteEndObject();
        json.WriteNumber("ungraded", arm.Ungraded);
        json.WriteNumber("retries", arm.Retries);
        json.Figure("error_share", arm.ErrorShare);
        json.WriteNumber("cases", arm.Cases);
        json.Interval("accuracy", arm.Accuracy);
        json.Interval("score", arm.Score);
        json.Figure("consistency", arm.Consistency);
        Spread(json, "latency_s", arm.Latency);
        Spread(json, "first_token_s", arm.FirstToken);
        Spread(json, "tokens_per_second", arm.TokensPerSecond);
        json.Figure("input_tokens", arm.InputTokens);
        json.Figure("output_tokens", arm.OutputTokens);
        json.Money("cost_usd", arm.Cost);
        json.Money("cost_per_answer_usd", arm.CostPerAnswer);
        json.WriteNumber("unpriced", arm.Unpriced);
        json.Objects("categories", arm.Categories, Group);
        json.Objects("difficulties", arm.Difficulties, Group);
        json.Objects("evaluators", arm.Evaluators, Evaluator);
    }

    private static void Group(Utf8JsonWriter json, GroupMetrics group)
    {
        json.WriteString("name", group.Name);
        json.WriteNumber("cases", group.Cases);
        json.Interval("accuracy", group.Accuracy);
    }

    private static void Evaluator(Utf8JsonWriter json, EvaluatorMetrics one)
    {
        json.WriteString("name", one.Evaluator.Name);
        json.WriteString("kind", one.Evaluator.Kind);
        json.Figure("weight", one.Evaluator.Weight);
        json.WriteNumber("scored", one.Scored);
        json.WriteNumber("errors", one.Errors);
        json.WriteNumber("passed", one.Passed);
        json.Figure("mean", one.Scored == 0 ? null : one.Mean);
        json.Figure("self_deviation", one.SelfDeviation);
    }

    private static void Spread(Utf8JsonWriter json, string name, Spread? spread)
    {
        if (spread is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("count", spread.Count);
        json.Figure("mean", spread.Mean);
        json.Figure("p50", spread.P50);
        json.Figure("p95", spread.P95);
        json.Figure("p99", spread.P99);
        json.WriteEndObject();
    }
}
