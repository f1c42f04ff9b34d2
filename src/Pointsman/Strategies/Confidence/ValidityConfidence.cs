using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// A rule says whether the answer can be right: it is valid JSON, it fits a schema, it compiles. Costs no call. What
/// passes may still be wrong; what does not pass surely is.
/// </summary>
public sealed class ValidityConfidence : ConfidenceMethod
{
    private readonly Func<ChatResponse, Confidence> _check;

    /// <summary>
    /// Asks a function, which gets the text of an answer: 1 when it passes and 0 when it does not, with what was found
    /// in a few words that do not quote the text.
    /// </summary>
    public ValidityConfidence(Func<string, Confidence> check) => _check = answer => check(answer.Text);

    /// <summary>
    /// Asks checks: 1 when the answer passes all of them as it stands, else 0. A turn that calls tools is no answer yet
    /// and passes.
    /// </summary>
    public ValidityConfidence(OutputChecks checks) => _check = answer => Of(answer, checks);

    /// <inheritdoc />
    public override string Name => "validity";

    internal override ValueTask<Confidence> MeasureAsync(ConfidenceCase one, CancellationToken cancel)
    {
        try
        {
            Confidence found = _check(one.Answer);
            return ValueTask.FromResult(double.IsNaN(found.Value)
                ? Confidence.None("the check gave no number")
                : found with { Value = Math.Clamp(found.Value, 0, 1) });
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return ValueTask.FromResult(Confidence.None($"the check broke: {broken.GetType().Name}"));
        }
    }

    // The sentences of checks may quote the answer; their names do not.
    private static Confidence Of(ChatResponse answer, OutputChecks checks)
    {
        if (CheckedAnswer.CallsTools(answer))
        {
            return new Confidence(1, "it calls tools");
        }

        IReadOnlyList<CheckResult> failures = checks.Run(CheckedAnswer.Of(answer)).Failures;
        return failures.Count == 0
            ? new Confidence(1, $"passed: {string.Join(", ", checks.Names)}")
            : new Confidence(0, $"failed: {string.Join(", ", failures.Select(one => one.Check))}");
    }
}
