namespace Pointsman;

/// <summary>
/// A rule says whether the answer can be right: it is valid JSON, it fits a schema, it compiles. Costs no call. What
/// passes may still be wrong; what does not pass surely is.
/// </summary>
/// <param name="check">
/// Checks the text of an answer: 1 when it passes and 0 when it does not, with what was found in a few words that do
/// not quote the text.
/// </param>
public sealed class ValidityConfidence(Func<string, Confidence> check) : ConfidenceMethod
{
    /// <inheritdoc />
    public override string Name => "validity";

    internal override ValueTask<Confidence> MeasureAsync(ConfidenceCase one, CancellationToken cancel)
    {
        try
        {
            Confidence found = check(one.Answer.Text);
            return ValueTask.FromResult(double.IsNaN(found.Value)
                ? Confidence.None("the check gave no number")
                : found with { Value = Math.Clamp(found.Value, 0, 1) });
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return ValueTask.FromResult(Confidence.None($"the check broke: {broken.GetType().Name}"));
        }
    }
}
