using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>How an ability is written: mean and deviation, and the share of measured models that lie below.</summary>
internal static class CatalogAbility
{
    /// <summary>The share of measured models that a model is better than in a capability.</summary>
    public static double Share(Abilities abilities, Capability capability, Ability ability) =>
        capability == Capability.Speed
        ? Normal.Below((ability.Mean - abilities.SpeedMean) / abilities.SpeedSpread)
        : abilities.Share(ability.Mean);

    /// <summary>The share, with a question mark when nothing was measured.</summary>
    public static string Text(Abilities abilities, Capability capability, Ability ability) =>
        CatalogTexts.Share(Share(abilities, capability, ability)) + (ability.Observations == 0 ? "?" : "");

    public static JsonObject Json(Abilities abilities, Capability capability, Ability ability) => new()
    {
        ["mean"] = CatalogTexts.Json(ability.Mean),
        ["deviation"] = CatalogTexts.Json(ability.Deviation),
        ["share"] = CatalogTexts.Json(Share(abilities, capability, ability)),
        ["observations"] = ability.Observations,
    };
}
