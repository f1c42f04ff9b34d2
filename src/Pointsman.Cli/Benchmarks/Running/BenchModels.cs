using Microsoft.Extensions.AI;
using Pointsman.Evaluation;
using Pointsman.Server;

namespace Pointsman.Cli;

/// <summary>
/// Whom the names of a suite mean: models that are asked directly, or routes and models of a gateway, one that runs or
/// one that is started for the run.
/// </summary>
internal sealed class BenchModels : IAsyncDisposable
{
    /// <summary>The variable that holds the key of a gateway.</summary>
    public const string KeyVariable = "POINTSMAN_KEY";

    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, BenchModel> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BenchVectors> _vectors = new(StringComparer.Ordinal);
    private readonly GatewaySettings _settings;
    private readonly Catalog _catalog;
    private readonly DirectModels _direct;
    private readonly Uri? _gateway;
    private readonly TimeProvider _time;
    private GatewayServer? _own;
    private string? _folder;

    private BenchModels(GatewaySettings settings, Catalog catalog, Uri? gateway, TimeProvider time)
    {
        _settings = settings;
        _catalog = catalog;
        _direct = new DirectModels(settings, catalog, time);
        _gateway = gateway;
        _time = time;
    }

    /// <summary>Reads the configuration, or looks around where there is none.</summary>
    /// <exception cref="FaultsException">The configuration is wrong, or the gateway is not there.</exception>
    public static async Task<BenchModels> LoadAsync(
        string? config, Uri? gateway, Catalog catalog, TimeProvider time, CancellationToken cancel)
    {
        if (gateway is not null)
        {
            await CheckAsync(gateway, cancel);
        }

        await using ServeSettings settings = await ServeSettings.LoadAsync(config, null, time, cancel);
        return new BenchModels(settings.First, catalog, gateway, time);
    }

    /// <summary>Finds everything that is named; all that is not there is told at once.</summary>
    /// <exception cref="FaultsException">A name means nothing here.</exception>
    public async Task FindAsync(
        IEnumerable<string> names, IEnumerable<string> vectors, CancellationToken cancel)
    {
        string[] models = [.. names.Distinct()], makers = [.. vectors.Distinct()];
        if (_gateway is null && models.Concat(makers).Any(_settings.Routes.ContainsKey))
        {
            await StartAsync(cancel);
        }

        var faults = new List<Fault>();
        foreach (string name in models)
        {
            if (Make(name, faults) is { } model)
            {
                _found[name] = model;
            }
        }

        foreach (string name in makers)
        {
            if (MakeVectors(name, faults) is { } maker)
            {
                _vectors[name] = maker;
            }
        }

        FaultsException.ThrowIfAny(faults);
    }

    /// <summary>What a name means; it was looked for before.</summary>
    public BenchModel this[string name] => _found[name];

    /// <summary>What a name means; null where it was not looked for.</summary>
    public IChatClient? Client(string name) => _found.GetValueOrDefault(name)?.Client;

    /// <summary>Who makes vectors under a name; null where it was not looked for.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Vectors(string name) =>
        _vectors.GetValueOrDefault(name)?.Generator;

    /// <summary>What a model costs that was looked for; nothing for a simulated one, null where it is unknown.
    /// </summary>
    public Price? Price(string name) =>
        _found.GetValueOrDefault(name)?.Price ?? _vectors.GetValueOrDefault(name)?.Price
        ?? (IsSimulated(name) ? new Price { Base = new Rates { Input = Usd.Zero, Output = Usd.Zero } } : null);

    /// <summary>Whether a model that was looked for is simulated.</summary>
    public bool IsSimulated(string name) =>
        _found.GetValueOrDefault(name)?.Simulated ?? _vectors.GetValueOrDefault(name)?.Simulated ?? false;

    public async ValueTask DisposeAsync()
    {
        foreach (BenchModel model in _found.Values)
        {
            model.Client.Dispose();
        }

        foreach (BenchVectors maker in _vectors.Values)
        {
            maker.Generator.Dispose();
        }

        _direct.Dispose();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // Any answer will do: whether the gateway serves what is asked for it says itself.
    private static async Task CheckAsync(Uri gateway, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = LongestCheck };
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(
                new Uri(gateway.AbsoluteUri.TrimEnd('/') + "/health/ready"), cancel);
        }
        catch (Exception broken) when (broken is HttpRequestException || !cancel.IsCancellationRequested)
        {
            throw new FaultsException([new Fault($"--gateway {gateway}", $"nobody answers there ({broken.Message})",
                "start it with 'pointsman serve', or leave the flag out to ask models directly")]);
        }
    }

    private BenchModel? Make(string name, List<Fault> faults)
    {
        if (IsServed(name))
        {
            return new BenchModel(name, RouteClient.Create(Address, name, Key, _time), "gateway", null)
            {
                IsRoute = true,
                Simulated = IsSimulatedByName(name),
            };
        }

        if (_direct.Find(name, out Fault? fault) is { } direct)
        {
            return new BenchModel(name, direct.Client, direct.Target.Provider, direct.Target.Price)
            {
                Simulated = direct.Simulated, Offer = direct.Offer,
            };
        }

        faults.Add(fault!);
        return null;
    }

    private BenchVectors? MakeVectors(string name, List<Fault> faults)
    {
        if (IsServed(name))
        {
            return new BenchVectors(RouteVectors.Create(Address, name, Key, _time), null, IsSimulatedByName(name));
        }

        if (_direct.FindVectors(name, out Fault? fault) is { } direct)
        {
            return new BenchVectors(direct.Generator, direct.Target.Price, direct.Simulated);
        }

        faults.Add(fault!);
        return null;
    }

    private bool IsServed(string name) => _gateway is not null || _settings.Routes.ContainsKey(name);

    private Uri Address => _gateway ?? _own!.Address;

    private string? Key => _gateway is null ? null : Environment.GetEnvironmentVariable(KeyVariable)?.Trim();

    // Whether all of a route's targets are simulated is the gateway's to know.
    private static bool IsSimulatedByName(string name) => name.StartsWith("sim/", StringComparison.Ordinal);

    // A gateway of the run's own, so that a route of the configuration can be judged before anybody serves it.
    private async Task StartAsync(CancellationToken cancel)
    {
        if (_own is not null)
        {
            return;
        }

        _folder = Directory.CreateTempSubdirectory("pointsman-bench-").FullName;
        _own = await GatewayServer.StartAsync(
            new GatewayOptions
            {
                DataFolder = _folder,
                Catalog = _catalog,
                Settings = _settings with { Listen = new ListenSettings { Port = 0 } },
                Environment = _ => null,
                Time = _time,
                Seed = (ulong)_time.GetTimestamp(),
            }, cancel);
    }
}
