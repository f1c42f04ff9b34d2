using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pointsman.Server;

/// <summary>
/// Stands for all that a route decides by, in a few letters: its section of the configuration, those of routes inside
/// it, and what is known of its targets. The same letters mean the same decisions; from the letters nothing can be
/// read.
/// </summary>
internal static class RouteVersion
{
    private const int Letters = 12;

    /// <summary>The version of a route as it is built.</summary>
    public static string Of(GatewaySettings settings, RouteSettings route, RoutingStrategy strategy)
    {
        var text = new StringBuilder();
        foreach (RouteSettings one in RouteParts.WithInner(route, settings.Routes))
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Name} {one.Version} {one.Strategy}");
            text.AppendJoin(' ', RouteParts.NamesOf(one)).Append('\n');
        }

        foreach (RoutingTarget target in strategy.Targets)
        {
            text.Append(CultureInfo.InvariantCulture, $"{target.Name} {target.Provider} {target.Model} {target.Local}");
            text.Append(CultureInfo.InvariantCulture, $" {target.Context} {target.MaxOutput} {target.UsualOutput}");

            // The day from which a price holds is today where the configuration says the price, so it stays out.
            text.Append(CultureInfo.InvariantCulture, $" {target.Quality} {target.Price?.Base}");
            text.AppendJoin(' ', target.Price?.Tiers ?? []).Append('\n');
        }

        return OfText(text.ToString());
    }

    /// <summary>The version of a text.</summary>
    public static string OfText(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Letters];
}
