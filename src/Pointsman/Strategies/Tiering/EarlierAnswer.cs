namespace Pointsman;

/// <summary>
/// What an earlier step answered without being sure enough, as it is handed to a person who takes the case over.
/// </summary>
/// <param name="Step">What the strategy calls the step.</param>
/// <param name="Target">Who answered; absent when that was a strategy of several.</param>
/// <param name="Confidence">How sure the answer was, from 0 to 1; absent when that could not be measured.</param>
/// <param name="Text">What it says.</param>
public sealed record EarlierAnswer(string Step, string? Target, double? Confidence, string Text)
{
    /// <summary>
    /// Where the list of these, the earliest first, stands in the additional properties of the options of a call that
    /// may reach a person.
    /// </summary>
    public const string Key = "pointsman.context";
}
