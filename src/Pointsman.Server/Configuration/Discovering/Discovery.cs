namespace Pointsman.Server;

/// <summary>
/// Sets a gateway up that has no configuration: the provider keys in the usual environment variables, local servers
/// on their usual ports, and the simulated provider.
/// </summary>
public static class Discovery
{
    private const int MostNamed = 5;

    /// <summary>Looks for what is there.</summary>
    /// <param name="environment">The environment, by name.</param>
    /// <param name="http">Asks the local servers; it follows no redirect and uses no proxy.</param>
    /// <param name="time">The clock of the patience with them, 300 ms each, all at once.</param>
    /// <param name="ownPort">The port of the gateway itself, where nothing is looked for.</param>
    /// <param name="cancel">Ends the search.</param>
    public static async Task<Discovered> FindAsync(
        Func<string, string?> environment,
        HttpMessageInvoker http,
        TimeProvider time,
        int ownPort,
        CancellationToken cancel = default)
    {
        List<string> notes = [];
        var found = new List<ProviderSettings>();
        var words = new List<string>();
        foreach ((ProviderSettings provider, string says) in EnvironmentKeys.Find(environment, ownPort, notes))
        {
            found.Add(provider);
            words.Add(says);
        }

        foreach ((LocalServer server, IReadOnlyList<string> models) in
            await LocalServers.FindAsync(http, time, ownPort, cancel))
        {
            var draft = new ProviderDraft { KnownModels = models };
            found.Add(ProviderReader.Complete(server.Name, server.Protocol, server.BaseUrl, draft));
            words.Add($"{server.Name}: {server.Title} at {server.BaseUrl} with {Few(models)}");
        }

        words.AddRange(notes);
        if (found.Count == 0)
        {
            words.Add("no provider key in the environment and no local server: every answer is simulated");
        }

        words.Add("sim: simulated models that need no key, sim/"
            + string.Join(", sim/", SimulatedProvider.Settings.KnownModels));
        RouteSettings? auto = AutoRoute.Over(found);
        words.Add(auto is null
            ? $"{AutoRoute.Name}: not set up, since no model could be named; write a route in pointsman.yaml"
            : $"{AutoRoute.Name}: {AutoRoute.Words(auto)}");
        return new Discovered(
            new GatewaySettings
            {
                Providers = found.Append(SimulatedProvider.Settings).ToDictionary(one => one.Name),
                Routes = auto is null ? [] : new Dictionary<string, RouteSettings> { [auto.Name] = auto },
            },
            words);
    }

    private static string Few(IReadOnlyList<string> models) => models.Count switch
    {
        0 => "no model yet",
        <= MostNamed => string.Join(", ", models),
        _ => $"{string.Join(", ", models.Take(MostNamed))} and {models.Count - MostNamed} more",
    };
}
