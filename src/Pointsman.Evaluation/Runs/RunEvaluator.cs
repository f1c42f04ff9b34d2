namespace Pointsman.Evaluation;

/// <summary>An evaluator as a run's file tells it.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Weight">Its weight in the grade of an answer.</param>
public sealed record RunEvaluator(string Name, string Kind, double Weight)
{
    /// <summary>
    /// The models that judge for it, several where it combines evaluators; none where no model does, or none was named.
    /// </summary>
    public IReadOnlyList<string> Judges { get; init; } = [];

    /// <summary>Whether it is the same evaluator, judged by the same models.</summary>
    public bool Equals(RunEvaluator? other) => other is not null && (Name, Kind) == (other.Name, other.Kind)
        && Weight.Equals(other.Weight) && Judges.SequenceEqual(other.Judges);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Kind, Weight, Judges.Count);

    /// <summary>This evaluator of a suite.</summary>
    internal static RunEvaluator Of(EvaluatorUse use, Suite suite) => new(use.Name, use.Evaluator.Kind, use.Weight)
    {
        Judges =
        [
            .. use.Evaluator.JudgedBy.Select(judge => judge.Length == 0 ? suite.Judge : judge).OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ],
    };
}
