using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>Writes facts with their sources, and what other sources say instead.</summary>
internal static class CatalogFacts
{
    public static Table Table(IReadOnlyList<Fact> facts)
    {
        var table = new Table("fact", "value", "source", "date", "licence", "");
        foreach (Fact fact in facts)
        {
            bool union = fact.Group == FactGroup.Features;
            Source first = fact.Claims[0].Source;
            string sources = union
                ? string.Join(", ", fact.Claims.Select(claim => claim.Source.Id).Distinct())
                : first.Id;
            int agree = union ? 0 : fact.Claims.Skip(1).Count(claim => claim.Wins);
            table.Row(
                fact.Field, fact.Value, sources, CatalogTexts.Day(first.Date), first.Licence,
                agree > 0 ? $"and {CatalogTexts.Count(agree, "other source")} {(agree == 1 ? "says" : "say")} the same"
                    : "");
            foreach (Claim other in fact.Claims.Where(claim => !claim.Wins))
            {
                table.Row(
                    "", other.Value, other.Source.Id, CatalogTexts.Day(other.Source.Date), other.Source.Licence,
                    "conflict");
            }
        }

        return table;
    }

    public static JsonArray Json(IReadOnlyList<Fact> facts) =>
        CatalogJson.Array(facts.Select(fact => (JsonNode)new JsonObject
    {
        ["field"] = fact.Field,
        ["value"] = fact.Value,
        ["conflict"] = fact.Disputed,
        ["claims"] = CatalogJson.Array(fact.Claims.Select(CatalogJson.Of)),
    }));

    /// <summary>Writes a part of a page: a heading, and a table when it has rows.</summary>
    public static void Part(CatalogRequest request, string heading, Table table, string? note = null)
    {
        if (table.Count == 0)
        {
            return;
        }

        if (request.Format == "md")
        {
            request.Screen.Line($"## {heading}\n\n{table.ToMarkdown()}\n");
            return;
        }

        request.Screen.Line();
        request.Screen.Heading(heading);
        table.Write(request.Screen);
        if (note is not null)
        {
            request.Screen.Line("  " + request.Screen.Dim(note));
        }
    }
}
