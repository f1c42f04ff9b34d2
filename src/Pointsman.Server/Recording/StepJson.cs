using System.Text;
using System.Text.Json;

namespace Pointsman.Server;

/// <summary>What a strategy did, step by step, as the ledger keeps it and the admin API shows it.</summary>
internal static class StepJson
{
    private const int MostSteps = 200;

    public static string Write(IReadOnlyList<StrategyStep> steps)
    {
        using var room = new MemoryStream();
        using (var json = new Utf8JsonWriter(room))
        {
            json.WriteStartArray();
            foreach (StrategyStep step in steps.Take(MostSteps))
            {
                Write(json, step);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(room.GetBuffer(), 0, (int)room.Length);
    }

    private static void Write(Utf8JsonWriter json, StrategyStep step)
    {
        json.WriteStartObject();
        json.WriteString("step", step.Place);
        json.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(step.Outcome.ToString()));
        if (step.Target is { } target)
        {
            json.WriteString("target", target);
        }

        if (step.Confidence is { } confidence)
        {
            json.WriteNumber("confidence", Math.Round(confidence, 4));
        }

        if (step.Evidence is { } evidence)
        {
            json.WriteString("evidence", evidence);
        }

        if (step.Cost is { } cost)
        {
            json.WriteNumber("costUsd", cost.Amount);
        }

        json.WriteNumber("beganMs", (long)step.Began.TotalMilliseconds);
        json.WriteNumber("tookMs", (long)step.Took.TotalMilliseconds);
        json.WriteEndObject();
    }
}
