using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>The JSON of an answer: strictly as it stands, or after what a repair put right.</summary>
internal static class AnswerJsonValue
{
    /// <summary>The value, its text's owner; null, with a sentence, where there is none.</summary>
    public static JsonDocument? Read(string text, bool repair, JsonWanted wanted, out string? said)
    {
        JsonDocument? strict = StrictJson.Parse(text, out said);
        if (strict is not null || !repair)
        {
            return strict;
        }

        RepairedJson repaired = JsonRepair.Repair(text, new JsonRepairOptions { Wanted = wanted });
        if (repaired.Json is null)
        {
            said = $"{said}, and cannot be repaired";
            return null;
        }

        said = $"repaired: {string.Join(", ", repaired.Labels)}";
        return StrictJson.Parse(repaired.Json, out _);
    }
}
