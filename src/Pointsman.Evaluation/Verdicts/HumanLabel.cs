using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// What a person said of an answer: the value <c>human</c> of a case. <c>pass</c>, <c>yes</c>, <c>true</c> and 1 are
/// good, <c>fail</c>, <c>no</c>, <c>false</c> and 0 are not; points go from 1 to 5. A plain label is of the baseline's
/// first answer; an object names arms: <c>human: {a: pass, b: fail}</c>.
/// </summary>
internal static class HumanLabel
{
    /// <summary>The name of the value.</summary>
    public const string Name = "human";

    /// <summary>The label of an arm's first answer, from 0 to 5; null where there is none.</summary>
    public static int? Of(Case one, RunArm arm, bool isBaseline)
    {
        if (!one.Values.TryGetValue(Name, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind != JsonValueKind.Object ? isBaseline ? Read(value) : null
            : value.TryGetProperty(arm.Name, out JsonElement own) ? Read(own)
            : null;
    }

    /// <summary>Whether labels are points: some are more than 1.</summary>
    public static bool ArePoints(IEnumerable<int> labels) => labels.Any(label => label > 1);

    private static int? Read(JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Trim().ToLowerInvariant() switch
        {
            "pass" or "passed" or "yes" or "true" or "good" => 1,
            "fail" or "failed" or "no" or "false" or "bad" => 0,
            var number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int points)
                && points <= 5 ? points : null,
        };
    }
}
