namespace Pointsman;

/// <summary>
/// A check that a program brings along: a function that says what is wrong with an answer, or nothing. What it throws
/// counts as a failure of the answer, since an answer that could not be checked is not a good one.
/// </summary>
/// <param name="name">The word for it in reports and counters.</param>
/// <param name="fault">What was found and what is allowed, in one sentence; nothing when the answer passes.</param>
public sealed class CustomCheck(string name, Func<CheckedAnswer, string?> fault) : OutputCheck
{
    /// <inheritdoc />
    public override string Name { get; } = name;

    /// <inheritdoc />
    protected override string? Fault(CheckedAnswer answer)
    {
        try
        {
            return fault(answer);
        }
        catch (Exception e)
        {
            return $"the check itself broke: {e.Message}";
        }
    }
}
