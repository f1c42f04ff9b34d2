namespace Pointsman.Server;

/// <summary>
/// Checks that what a route tries at home is at home: on a provider whose address is loopback or that is said to be
/// local, which is what private requests are kept to as well.
/// </summary>
internal sealed class LocalCheck(Document root, GatewaySettings settings)
{
    public void Run()
    {
        foreach (RouteSettings route in settings.Routes.Values)
        {
            IReadOnlyList<string> local = route.LocalFirst.Local;
            for (int i = 0; i < local.Count; i++)
            {
                if (Elsewhere(local[i], []) is { } away)
                {
                    string place = $"routes.{route.Name}.local{(local.Count == 1 ? "" : $"[{i}]")}";
                    string way = away.ToString() == local[i] ? "" : $", which asks '{away}'";
                    root.FaultOf<string>(place, $"'{local[i]}'{way}, and '{away.Provider}' is not local",
                        $"move it to api; or write local: yes under providers.{away.Provider} when it runs on "
                        + "machines of your own");
                }
            }
        }
    }

    // The first offer that a name may lead to and that is not at home. What names nothing is a fault of its own.
    private OfferName? Elsewhere(string use, HashSet<string> seen)
    {
        if (!settings.Routes.TryGetValue(use, out RouteSettings? route))
        {
            return settings.FindModel(use)?.Offers.Where(IsAway).Cast<OfferName?>().FirstOrDefault();
        }

        return seen.Add(use)
            ? RouteParts.NamesOf(route).Select(part => Elsewhere(part, seen)).FirstOrDefault(away => away is not null)
            : null;
    }

    private bool IsAway(OfferName offer) =>
        settings.Providers.TryGetValue(offer.Provider, out ProviderSettings? provider) && !provider.Local;
}
