namespace Pointsman.Evaluation;

/// <summary>What an arm is called wherever a person reads it: what is simulated says so.</summary>
internal static class ArmLabel
{
    private const string Mark = " (simulated)";

    public static string Of(RunArm arm) =>
        arm.Simulated && !arm.Name.EndsWith(Mark, StringComparison.Ordinal) ? arm.Name + Mark : arm.Name;

    /// <summary>A comparison whose arms are called so.</summary>
    public static ArmComparison Labelled(ArmComparison comparison) => comparison with
    {
        Baseline = comparison.Baseline with { Name = Of(comparison.Baseline) },
        Arm = comparison.Arm with { Name = Of(comparison.Arm) },
    };

    /// <summary>A run whose arms are called so, for whatever puts their names into sentences.</summary>
    public static Run Labelled(Run run) => run.Under(run.Header with
    {
        Arms = [.. run.Header.Arms.Select(arm => arm with { Name = Of(arm) })],
        Baseline = Of(run.Header.Arms[ArmComparisons.BaselineOf(run.Header)]),
    });
}
