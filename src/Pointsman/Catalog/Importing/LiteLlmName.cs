using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// A key of LiteLLM's price map, taken apart: <c>azure/eu/gpt-4o</c> is a model at Azure in the region <c>eu</c>.
/// </summary>
/// <param name="Provider">The seller, as LiteLLM calls it, without the kind of API.</param>
/// <param name="Wire">What stands after the seller; a region stays, so that offers stay apart.</param>
/// <param name="Region">The region, when the key names one.</param>
internal sealed partial record LiteLlmName(string Provider, string Wire, string? Region)
{
    /// <summary>
    /// Whether the key is a way of paying (by size, by commitment, for own tuning) and nothing on offer.
    /// </summary>
    public static bool IsNoOffer(string key) => PaidOtherwise().IsMatch(key);

    public static LiteLlmName Read(string key, string provider)
    {
        string seller = provider switch
        {
            "vertex_ai-anthropic_models" => provider,
            _ when provider.StartsWith("vertex_ai", StringComparison.Ordinal) => "vertex_ai",
            _ when provider.StartsWith("bedrock", StringComparison.Ordinal) => "bedrock",
            _ when provider.StartsWith("fireworks_ai", StringComparison.Ordinal) => "fireworks_ai",
            "azure_ai" or "azure_text" => "azure",
            "cohere_chat" => "cohere",
            _ => provider.StartsWith("text-completion-", StringComparison.Ordinal)
                ? provider["text-completion-".Length..] : provider,
        };
        string prefix = Platform().Match(seller) is { Success: true } platform ? platform.Value : seller;
        string wire = Seller()
            .Replace(key, match => match.Value.StartsWith(prefix, StringComparison.Ordinal) ? "" : match.Value);
        Match region = RegionMark().Match(wire);
        string? where = region.Success ? region.Groups[1].Value : null;
        return new LiteLlmName(seller, wire, where is "global" ? null : where);
    }

    [GeneratedRegex(@"\d-x-\d|max-x-max|-steps/|-commitment/|^ft[:\-]|/ft:|\.ft-|^(together-ai|fireworks-ai)-"
        + @"|/models/?$|^container$|^(low|medium|high|hd|standard)/")]
    private static partial Regex PaidOtherwise();

    [GeneratedRegex(@"^(azure|bedrock|vertex_ai|gemini|openai|amazon)")]
    private static partial Regex Platform();

    [GeneratedRegex(@"^[a-z0-9_\-]+/")]
    private static partial Regex Seller();

    [GeneratedRegex(@"^(us|eu|apac|jp|au|ca|global|us-gov|[a-z]{2}(?:-gov)?-[a-z]+-\d)(?:[./](?=[a-z]))")]
    private static partial Regex RegionMark();
}
