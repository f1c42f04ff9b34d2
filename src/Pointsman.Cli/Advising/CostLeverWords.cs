using System.Text.Json;

namespace Pointsman.Cli;

/// <summary>The words for the cost levers.</summary>
internal static class CostLeverWords
{
    public static string Of(CostLeverKind kind) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()).Replace('-', ' ');
}
