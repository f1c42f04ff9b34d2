namespace Pointsman;

/// <summary>What a chat client tells of the cost of its own answer.</summary>
public static class AnswerCost
{
    /// <summary>Under this name an answer's additional properties have its cost in dollars, a decimal.</summary>
    public const string Property = "pointsman.cost_usd";
}
