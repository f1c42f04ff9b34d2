namespace Pointsman;

/// <summary>An answer that counts.</summary>
/// <param name="Member">Which member gave it, counted from 0 in the order of the configuration.</param>
/// <param name="Place">What records call the member.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Answer">What it answered.</param>
internal sealed record MemberAnswer(int Member, string Place, decimal Weight, StrategyAnswer Answer)
{
    public string Text => Answer.Whole!.Text;
}
