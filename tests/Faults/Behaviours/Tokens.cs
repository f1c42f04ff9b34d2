namespace Pointsman.Faults;

/// <summary>Every word that a model's name may have. A new behaviour begins with a line in one of these groups; the
/// help and the table of the README are this list.</summary>
internal static class Tokens
{
    public static IReadOnlyList<TokenGroup> Groups { get; } =
    [
        PaceTokens.Group,
        RefusalTokens.Group,
        SilenceTokens.Group,
        BreakTokens.Group,
        UsageTokens.Group,
        ContentTokens.Group,
        ToolTokens.Group,
        FormTokens.Group,
        TransferTokens.Group,
    ];
}
