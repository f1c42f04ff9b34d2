namespace Pointsman.Evaluation;

/// <summary>Mistakes in how a run went.</summary>
internal static class RunPitfalls
{
    public static IEnumerable<Pitfall> Of(RunFindings found)
    {
        if (found.Run.End is not { Stopped: null })
        {
            yield return new Pitfall(
                "stopped-early",
                found.Run.End is { } end ? $"the run was stopped: {end.Stopped}" : "the run was cut off",
                "what is missing is rarely a fair part of the cases: slow and dear ones come last",
                "go on with it: 'pointsman bench run' with the same --out asks only what is missing")
            { IsGrave = true };
        }

        string[] simulated = [.. found.Header.Arms.Where(arm => arm.Simulated).Select(arm => arm.Name)];
        if (simulated.Length > 0)
        {
            yield return new Pitfall(
                "simulated", $"{Figures.And(simulated)} {(simulated.Length == 1 ? "is" : "are")} simulated",
                "what a simulated model does says nothing of any model",
                "use it to try out the suite; name models of providers for a decision")
            { IsGrave = true };
        }

        string[] failing = [.. found.Arms.Where(arm => arm is { HasFewErrors: false, WasAsked: true })
            .Select(arm => $"{arm.Arm.Name} ({Figures.Share(arm.ErrorShare)})")];
        if (failing.Length > 0)
        {
            yield return new Pitfall(
                "many-errors",
                $"more than {Figures.Share(found.Header.MostErrors)} went wrong with {Figures.And(failing)}",
                "cases that fail are rarely the easy ones; without them an arm looks better than it is",
                "look at the failures by kind, mend the cause, and run again")
            { IsGrave = true };
        }

        int evaluatorErrors = found.Metrics.Sum(arm => arm.Evaluators.Sum(evaluator => evaluator.Errors));
        if (evaluatorErrors > 0)
        {
            yield return new Pitfall(
                "evaluator-errors", $"evaluators failed {Figures.Count(evaluatorErrors, "time")}",
                "an answer that could not be judged counts for nothing, good or bad",
                "read the errors in the run's file; often a case lacks 'expected' or the judge was away");
        }

        string[] remembered = [.. found.Metrics.Where(arm => arm.Remembered > 0)
            .Select(arm => $"{arm.Arm.Name} ({Figures.Count(arm.Remembered)} of {Figures.Count(arm.Answered)})")];
        if (remembered.Length > 0)
        {
            yield return new Pitfall(
                "remembered-latency", $"answers were remembered from earlier runs: {Figures.And(remembered)}",
                "their times are of another day, so arms are not timed under one load",
                "run without the memory of answers where times decide");
        }
    }
}
