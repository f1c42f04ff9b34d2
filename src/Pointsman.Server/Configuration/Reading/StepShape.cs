namespace Pointsman.Server;

/// <summary>Checks the steps of cascades and tiers.</summary>
internal static class StepShape
{
    /// <summary>There are several, the last has no threshold, and thresholds do not fall.</summary>
    public static void Check(Document part, string key, IReadOnlyList<StepSettings> steps)
    {
        if (steps.Count < 2)
        {
            string found = steps.Count == 0 ? "nothing" : "one alone";
            part.FaultOf<string>(
                key, found, "write at least two, the cheapest first; the answer of the last one stands");
            return;
        }

        if (steps[^1].AcceptAt is not null)
        {
            part.FaultOf<string>($"{key}[{steps.Count - 1}].acceptAt", "a threshold for the last one",
                "leave it out, since its answer stands; or write another one after it");
        }

        for (int i = 1; i < steps.Count - 1; i++)
        {
            if (AcceptAt(steps, i) < AcceptAt(steps, i - 1))
            {
                part.FaultOf<string>($"{key}[{i}].acceptAt", "a threshold below that of the one before",
                    "ask at least as much of it: what is sure enough later is sure enough at once");
            }
        }
    }

    /// <summary>Names stand once each.</summary>
    public static void CheckNames(Document part, string key, IReadOnlyList<StepSettings> steps)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps.Take(i).Any(other => Name(steps, other) == Name(steps, steps[i])))
            {
                part.FaultOf<string>($"{key}[{i}].name", $"'{Name(steps, steps[i])}' twice", "give each its own name");
            }
        }
    }

    /// <summary>From which confidence an answer is taken, where nothing is said too.</summary>
    public static double AcceptAt(IReadOnlyList<StepSettings> steps, int place) => steps[place].AcceptAt
        ?? (place == 0
            ? CascadeStrategy.DefaultFirst
            : Math.Max(CascadeStrategy.DefaultLater, AcceptAt(steps, place - 1)));

    /// <summary>What a step is called where it has no name of its own.</summary>
    public static string Name(IReadOnlyList<StepSettings> steps, StepSettings step) => step.Name.Length > 0
        ? step.Name
        : $"tier {steps.TakeWhile(other => !ReferenceEquals(other, step)).Count() + 1}";
}
