using System.Globalization;

namespace Pointsman.Server;

/// <summary>The parts of a gateway, put together in one place.</summary>
internal sealed class GatewayParts : IAsyncDisposable
{
    private readonly UpstreamPool _pool;
    private readonly TimeSpan _drain;
    private readonly CaseKeeping _keeping;
    private readonly GainKeeping _learning;
    private long? _stopping;

    private GatewayParts(GatewayOptions options, Database database, Ledger ledger, KeyRing keys, AdminToken adminToken)
    {
        Time = options.Time;
        Started = Time.GetUtcNow();
        Configuration = options.Configuration ?? new ConfigurationStanding("as the program was told", Time);
        Clock = new GatewayClock(Time);
        Database = database;
        Ledger = ledger;
        Keys = keys;
        AdminToken = adminToken;
        Books = new LedgerStore(database);
        KeyStore = new KeyStore(database.Connect, keys);
        Metrics = new GatewayMetrics();
        Upgrades = new UpgradeStore(Time);
        var gains = new GainStore(database);
        Memory = new StrategyMemory(new UpgradeGains(gains.Load()));
        _learning = new GainKeeping(Memory.Gains, gains, Time);
        InternalErrors = new InternalErrors(options.OnInternalError, Time);
        Telemetry = new Telemetry(Time);
        var day = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        _pool = new UpstreamPool(new PriceBook(options.Catalog, day), (provider, settings) =>
            Handler(provider, settings, options));
        Snapshots = new SnapshotHolder(options.Settings, settings => SnapshotBuilder.Build(settings, _pool, Memory));
        Admission = new Admission();
        Texts = new TextRecorder(database, Snapshots, Time);
        var cases = new CaseStore(database);
        Cases = new CaseDesk(cases, new CaseBooks(ledger, Books.FindCallAsync, Admission), Snapshots, Time);
        _keeping = new CaseKeeping(cases, Snapshots, Time);
        _drain = options.Settings.Drain;
        Gatekeeper = new Gatekeeper(keys, Admission, Key.Keyless(), Time);
        Pipeline = MakePipeline(options);
    }

    public TimeProvider Time { get; }

    /// <summary>When this process began to serve.</summary>
    public DateTimeOffset Started { get; }

    public ConfigurationStanding Configuration { get; }

    public GatewayClock Clock { get; }

    public Database Database { get; }

    public Ledger Ledger { get; }

    public LedgerStore Books { get; }

    public KeyRing Keys { get; }

    public KeyStore KeyStore { get; }

    public AdminToken AdminToken { get; }

    public Admission Admission { get; }

    public Gatekeeper Gatekeeper { get; }

    public GatewayMetrics Metrics { get; }

    public InternalErrors InternalErrors { get; }

    public Telemetry Telemetry { get; }

    /// <summary>What sends telemetry away; none unless the environment asks for it.</summary>
    public OtlpExport? Export { get; private init; }

    public TextRecorder Texts { get; }

    /// <summary>Where people are asked.</summary>
    public CaseDesk Cases { get; }

    public SnapshotHolder Snapshots { get; }

    /// <summary>Better answers that clients may still fetch.</summary>
    public UpgradeStore Upgrades { get; }

    /// <summary>What strategies have learned and counted.</summary>
    public StrategyMemory Memory { get; }

    public GatewayPipeline Pipeline { get; }

    /// <summary>Whether requests are taken.</summary>
    public bool Ready { get; private set; }

    /// <summary>The admin token that this start made; it is shown this once.</summary>
    public string? NewAdminToken { get; private init; }

    public static async Task<GatewayParts> CreateAsync(GatewayOptions options, CancellationToken cancel)
    {
        OtlpExport? export = OtlpExport.Start(options.Environment);
        Database? database = null;
        try
        {
            database = Database.Open(options.DataFolder);
            Ledger ledger = Ledger.Open(database, LedgerSettings(options.Settings.Recording), options.Time);
            var token = new AdminToken(database.Connect);
            var parts = new GatewayParts(options, database, ledger, new KeyRing(), token)
            {
                NewAdminToken = Open(token, options),
                Export = export,
            };
            await parts.RestoreAsync(cancel);
            await parts.Cases.RestoreAsync(cancel);
            parts.Telemetry.Observe(parts);
            return parts;
        }
        catch
        {
            database?.Dispose();
            export?.Dispose();
            throw;
        }
    }

    private static string? Open(AdminToken token, GatewayOptions options)
    {
        if (options.Settings.AdminToken is not { } configured)
        {
            return token.LoadOrMint(options.Time.GetUtcNow());
        }

        token.Use(configured.Reveal());
        return null;
    }

    /// <summary>Requests are taken from now on.</summary>
    public void Start() => Ready = true;

    /// <summary>Requests are no longer taken; the time to drain begins.</summary>
    public void Stop()
    {
        Ready = false;
        Cases.Stop();
        _stopping ??= Time.GetTimestamp();
    }

    /// <summary>Takes new settings.</summary>
    public void Apply(GatewaySettings settings)
    {
        Snapshots.Apply(settings);
        Configuration.TakenOver();
    }

    public async ValueTask DisposeAsync()
    {
        // What waits is sent first, while the ledger can still be read; the library blocks a thread for it.
        await Task.Run(() => Export?.Dispose());
        Telemetry.Dispose();
        InternalErrors.Dispose();
        await _keeping.CloseAsync();
        await _learning.CloseAsync();
        Cases.Dispose();
        await Texts.CloseAsync(_drain - (_stopping is { } since ? Time.GetElapsedTime(since) : TimeSpan.Zero));
        await Ledger.DisposeAsync();
        _pool.Dispose();
        Database.Dispose();
    }

    private GatewayPipeline MakePipeline(GatewayOptions options)
    {
        Wires wires = options.Wires;
        var chance = new ChanceSource(options.Seed);
        var books = new Bookkeeper(Ledger, Metrics, Telemetry, Time);
        var queue = new FlexQueue(Time);
        var gate = new AttemptGate(Time, Clock, books, queue);
        var runner = new CallRunner(
            Time, Clock, new AttemptRunner(Time, wires, InternalErrors), gate, wires, new RetryBudget(), chance);
        var people = new PeopleStage(Cases, gate, Time);
        return new GatewayPipeline(
            Gatekeeper, new CacheStage(new AnswerCache(Clock), Clock), new Routing(Clock, chance, queue, Upgrades),
            runner, new StrategyStage(runner, people, books, wires, Upgrades, InternalErrors, Time), books, Texts,
            new ClientErrors(wires, InternalErrors, Time), Snapshots, Time);
    }

    // What was spent in the running day and month counts on.
    private async Task RestoreAsync(CancellationToken cancel)
    {
        DateTimeOffset now = Time.GetUtcNow();
        var spent = new Dictionary<(long Key, DateTimeOffset From), Spent>();
        IReadOnlyList<Key> all = [.. KeyStore.Load(), Key.Keyless()];
        foreach (DateTimeOffset from in Admission.RestoredFrom(now))
        {
            var query = new UsageQuery
            {
                From = DateOnly.FromDateTime(from.UtcDateTime), To = DateOnly.FromDateTime(now.UtcDateTime),
                By = UsageGrouping.Key,
            };
            foreach (UsageRow row in (await Books.UsageAsync(query, cancel)).Rows)
            {
                long key = long.Parse(row.Group, CultureInfo.InvariantCulture);
                TokenCounts tokens = row.Tokens;
                long sum = tokens.Input + tokens.CachedInput + tokens.CacheWrite + tokens.Output + tokens.Reasoning;
                spent[(key, from)] = new Spent(row.Calls, sum, row.Cost);
            }
        }

        Admission.Restore(all, (key, from) => spent.GetValueOrDefault((key, from)), now);
    }

    private static HttpMessageHandler Handler(
        ProviderSettings provider, GatewaySettings settings, GatewayOptions options) => options.Between(
            provider.Protocol == ProviderProtocol.Simulated
                ? new SimulatedHandler(options.Time, new SimulatedOptions { DelayFactor = options.SimulatedPace })
                : ProviderLink.Connections(settings.Timeouts.With(provider.Timeouts).Connect));

    private static LedgerOptions LedgerSettings(RecordingSettings recording) => new()
    {
        Slots = recording.Slots,
        CommitInterval = recording.CommitInterval,
        MostPerCommit = recording.CommitRows,
        MostWaiting = recording.LedgerQueue,
        PassWhenFull = recording.WhenLedgerFull == LedgerFullPolicy.Pass,
        Retention = TimeSpan.FromDays(recording.RetentionDays),
    };
}
