using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>Models, offers and prices as objects with the keys of the catalog's files.</summary>
internal static class CatalogJson
{
    public static JsonObject Of(Model model) => Parsed(FactsWriter.Models([model]), "as", "url");

    /// <summary>An offer with the price of a day instead of its whole history.</summary>
    public static JsonObject Of(Offer offer, DateOnly day)
    {
        JsonObject json =
            Parsed(FactsWriter.Offers([offer with { Prices = offer.PriceOn(day) is { } price ? [price] : [] }]), "url");
        json["provider"] = offer.Provider;
        return json;
    }

    /// <summary>An offer with all its prices.</summary>
    public static JsonObject Of(Offer offer) => Parsed(FactsWriter.Offers([offer]), "url");

    public static JsonObject Of(Claim claim) => new()
    {
        ["source"] = claim.Source.Id,
        ["date"] = CatalogTexts.Json(claim.Source.Date),
        ["licence"] = claim.Source.Licence,
        ["value"] = claim.Value,
        ["believed"] = claim.Wins,
    };

    public static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    // The writer of the catalog's files says it once; what it leaves out is unknown here too.
    private static JsonObject Parsed(string line, params string[] without)
    {
        JsonObject json = JsonNode.Parse(line)!.AsObject();
        foreach (string key in without)
        {
            json.Remove(key);
        }

        return json;
    }
}
