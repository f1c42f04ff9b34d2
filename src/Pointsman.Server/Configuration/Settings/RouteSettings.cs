namespace Pointsman.Server;

/// <summary>A name that clients send as <c>model</c>, and how it becomes one.</summary>
public sealed record RouteSettings
{
    /// <summary>The name that clients send.</summary>
    public required string Name { get; init; }

    /// <summary>Stands for what its section says, and changes with it; empty where no file says it.</summary>
    public string Version { get; init; } = "";

    /// <summary>How a target is chosen. Default: single for one target, fallback for several.</summary>
    public RouteStrategy Strategy { get; init; }

    /// <summary>The targets in order; empty for a route of rules.</summary>
    public IReadOnlyList<TargetSettings> Targets { get; init; } = [];

    /// <summary>The rules in order, the first that holds decides; empty for the other strategies.</summary>
    public IReadOnlyList<RouteRule> Rules { get; init; } = [];

    /// <summary>The models in order of fallback when no rule holds; empty for the other strategies.</summary>
    public IReadOnlyList<string> Else { get; init; } = [];

    /// <summary>The steps in order; empty for strategies without steps.</summary>
    public IReadOnlyList<StepSettings> Steps { get; init; } = [];

    /// <summary>The tiers in order; empty for strategies without tiers.</summary>
    public IReadOnlyList<StepSettings> Tiers { get; init; } = [];

    /// <summary>How tiers hand a request on. Default: with 20,000 characters of each earlier answer.</summary>
    public TieringOptions Tiering { get; init; } = new();

    /// <summary>How cascades and tiers find out how sure an answer is.</summary>
    public ConfidenceSettings Confidence { get; init; } = new();

    /// <summary>What the strategy optimise looks for.</summary>
    public OptimiseSettings Optimise { get; init; } = new();

    /// <summary>What the strategy local-first keeps at home.</summary>
    public LocalFirstSettings LocalFirst { get; init; } = new();

    /// <summary>Whom the strategy ensemble asks.</summary>
    public EnsembleSettings Ensemble { get; init; } = new();

    /// <summary>Whom the strategy progressive asks.</summary>
    public ProgressiveSettings Progressive { get; init; } = new();

    /// <summary>Who judges or writes for an ensemble or a progressive answer, in order; empty for nobody.</summary>
    public IReadOnlyList<string> Judge { get; init; } = [];

    /// <summary>What answers must be before they are used.</summary>
    public CheckSettings Checks { get; init; } = new();

    /// <summary>The requests that must not leave machines of the user's own. Default: none.</summary>
    public Condition? Private { get; init; }

    /// <summary>How long to wait. Default: as the provider's, then the gateway's.</summary>
    public TimeoutOverrides Timeouts { get; init; } = TimeoutOverrides.None;

    /// <summary>The most that one request may cost, all its calls together. Default: no limit.</summary>
    public Usd? Budget { get; init; }

    /// <summary>How many calls may be made for one request. Default: 64.</summary>
    public int Calls { get; init; } = new StrategyLimits().Calls;

    /// <summary>
    /// Output tokens reckoned with where nothing better is known. Default: none; then 512 where the strategy optimise
    /// compares costs, and 1,024 where a budget is kept.
    /// </summary>
    public int? AssumedOutput { get; init; }

    /// <summary>How often the same target is tried again. Default: as the gateway's.</summary>
    public RetrySettings Retries { get; init; } = new();

    /// <summary>Whether a stream is held whole, so that any failure can still be rescued. Default: no.</summary>
    public bool Buffered { get; init; }

    /// <summary>What happens to a field that the target cannot express. Default: refuse.</summary>
    public InexpressiblePolicy Inexpressible { get; init; } = InexpressiblePolicy.Refuse;

    /// <summary>Whether a refusal by a content filter goes to the next target. Default: no.</summary>
    public bool FailoverOnContentFilter { get; init; }

    /// <summary>Which answers are cached. Default: off.</summary>
    public RouteCacheSettings Cache { get; init; } = new();

    /// <summary>Whether texts are stored. Default: off.</summary>
    public StoreSettings Store { get; init; } = new();

    /// <summary>How requests that are not urgent wait.</summary>
    public FlexSettings Flex { get; init; } = new();
}
