using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>One side of a comparison: an arm of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Path">Its file.</param>
/// <param name="Arm">The place of the arm in it.</param>
internal sealed record ComparedArm(Run Run, string Path, int Arm)
{
    /// <summary>Its name in the run.</summary>
    public string Name => Run.Header.Arms[Arm].Name;

    /// <summary>What it did; under a name that tells it from the other side.</summary>
    public ArmOutcomes Outcomes(ComparedArm other)
    {
        var outcomes = ArmOutcomes.Of(Run, Arm);
        return Name != other.Name ? outcomes : outcomes with
        {
            Arm = outcomes.Arm with { Name = $"{Name} of {System.IO.Path.GetFileNameWithoutExtension(Path)}" },
        };
    }

    /// <summary>The name of the run's other arm; null, with a fault, where that leaves a choice.</summary>
    /// <exception cref="FaultsException">There is no other.</exception>
    public string? OnlyOther(Document document)
    {
        string[] others = [.. Run.Header.Arms.Select(arm => arm.Name).Where((_, at) => at != Arm)];
        return others.Length switch
        {
            0 => throw new FaultsException(
                [new Fault(Path, "a run of one arm, and nothing beside it", "name a second run to compare it with")]),
            1 => others[0],
            _ => document.FaultOf<string>("arm", "nothing beside one run",
                $"name one of {string.Join(", ", others)}; or name two runs"),
        };
    }

    /// <summary>
    /// The arm of a name; without one, the only arm, the one that bears <paramref name="same"/>, or, for a baseline,
    /// the run's own. Null, with a fault, where that leaves a choice.
    /// </summary>
    public static ComparedArm? Find(
        Run run, string path, string key, string? name, string? same, bool isBaseline, Document document)
    {
        string[] names = [.. run.Header.Arms.Select(arm => arm.Name)];
        string? wanted = name ?? (isBaseline ? names[ArmComparisons.BaselineOf(run.Header)]
            : names.Length == 1 ? names[0]
            : names.Contains(same) ? same : null);
        int at = Array.IndexOf(names, wanted);
        string all = $"arms of {path}: {string.Join(", ", names)}";
        return at >= 0 ? new ComparedArm(run, path, at)
            : wanted is null ? document.FaultOf<ComparedArm>(key, "nothing", $"name one of several; {all}")
            : document.FaultOf<ComparedArm>(key, $"'{wanted}'", Spelling.Hint(wanted, names, all));
    }
}
