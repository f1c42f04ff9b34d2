namespace Pointsman;

/// <summary>Checks that are put to an answer together, in order, so that all that is wrong is told at once.</summary>
public sealed class OutputChecks
{
    /// <summary>The most checks of a list: 32.</summary>
    public const int Most = 32;

    private readonly OutputCheck[] _checks;
    private readonly JsonWanted? _json;

    /// <summary>Takes the checks in their order.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="Most"/>.</exception>
    public OutputChecks(IReadOnlyList<OutputCheck> checks)
    {
        if (checks.Count > Most)
        {
            throw new ArgumentException($"found {checks.Count} checks; allowed are at most {Most}", nameof(checks));
        }

        _checks = [.. checks];
        JsonWanted[] wanted = [.. _checks.Select(check => check.Json).OfType<JsonWanted>()];
        _json = wanted.Length == 0 ? null : wanted.FirstOrDefault(one => one != JsonWanted.Any);
    }

    /// <summary>The names of the checks, in order.</summary>
    public IReadOnlyList<string> Names => [.. _checks.Select(check => check.Name)];

    /// <summary>Puts all checks to an answer as it is.</summary>
    public CheckReport Run(CheckedAnswer answer) => Run(answer, JsonRepairs.None);

    /// <summary>
    /// Puts all checks to an answer. Where JSON is demanded and is not there, it is repaired first, if it can be; the
    /// report is that of the repaired text then.
    /// </summary>
    public CheckReport RunOrRepair(CheckedAnswer answer, JsonRepairOptions? options = null)
    {
        CheckReport plain = Run(answer);
        if (_json is not { } wanted || plain.Passed || StrictJson.IsJson(answer.Text))
        {
            return plain;
        }

        JsonRepairOptions how = options ?? new JsonRepairOptions();
        RepairedJson repaired = JsonRepair.Repair(answer.Text, how with { Wanted = wanted });
        return repaired.Json is null ? plain : Run(answer with { Text = repaired.Json }, repaired.Repairs);
    }

    /// <summary>Whether an answer may be changed so that it passes.</summary>
    internal bool MayRepair => _json is not null;

    private CheckReport Run(CheckedAnswer answer, JsonRepairs repairs) =>
        new(answer, [.. _checks.Select(check => check.Check(answer))], repairs);
}
