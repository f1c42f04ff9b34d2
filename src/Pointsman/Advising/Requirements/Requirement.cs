namespace Pointsman;

/// <summary>
/// What somebody needs from a model. Everything has a default or may stay unsaid; what is unsaid removes nothing. Read
/// one from a file or from flags with <see cref="RequirementReader"/>, or write it down in code.
/// </summary>
public sealed record Requirement
{
    /// <summary>A name for people.</summary>
    public string? Title { get; init; }

    /// <summary>What it is about, in a sentence.</summary>
    public string? About { get; init; }

    /// <summary>What is to be done; an id of the task list.</summary>
    public string Task { get; init; } = "chat";

    /// <summary>Requests per month of 30 days.</summary>
    public decimal? RequestsPerMonth { get; init; }

    /// <summary>How many times the average the busiest hour is.</summary>
    public decimal PeakToAverage { get; init; } = 3m;

    /// <summary>Growth of the volume per month, as a share.</summary>
    public double GrowthPerMonth { get; init; }

    /// <summary>The most that a month may cost.</summary>
    public Usd? BudgetPerMonth { get; init; }

    /// <summary>The most that a request may cost.</summary>
    public Usd? BudgetPerRequest { get; init; }

    /// <summary>How long people wait for the first words.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Tokens that must fit into one request.</summary>
    public long? Context { get; init; }

    /// <summary>Tokens read in a usual request; the task's figure when unsaid.</summary>
    public long? TokensIn { get; init; }

    /// <summary>Tokens written in a usual request; the task's figure when unsaid.</summary>
    public long? TokensOut { get; init; }

    /// <summary>What goes in.</summary>
    public Modalities Input { get; init; } = Modalities.Text;

    /// <summary>What must come out; unsaid removes nothing.</summary>
    public Modalities Output { get; init; }

    /// <summary>The kind of hard thinking that is wanted most: creative, technical, math or general.</summary>
    public string? Reasoning { get; init; }

    /// <summary>The least quality: the share of measured models that the choice must be better than, 0 to 1.</summary>
    public double? Quality { get; init; }

    /// <summary>How far data stay with their owner.</summary>
    public PrivacyLevel Privacy { get; init; } = PrivacyLevel.Standard;

    /// <summary>What the provider must sign or be certified for.</summary>
    public IReadOnlyList<string> Compliance { get; init; } = [];

    /// <summary>Where data must stay: <c>eu</c>, <c>us</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The languages spoken, by their codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>GPUs of 80 GB at hand for hosting models; unsaid means none.</summary>
    public int? Gpus { get; init; }

    /// <summary>What comes first: accuracy, speed, cost, consistency, innovation or balanced.</summary>
    public string? Priority { get; init; }

    /// <summary>How the budget is seen: cost-sensitive, value-focused, strategic or operational.</summary>
    public string? Stance { get; init; }

    /// <summary>What a mistake costs: low, normal or critical.</summary>
    public string? Stakes { get; init; }

    /// <summary>How it is used: normal, high-volume, mission-critical or experimental.</summary>
    public string? Usage { get; init; }

    /// <summary>Where it runs: cloud, edge, on-premises or hybrid.</summary>
    public string? Deployment { get; init; }

    /// <summary>For voice: whether a pipeline of several models will do.</summary>
    public bool Pipeline { get; init; }

    /// <summary>Deal-breakers: features, or <c>open-weights</c>.</summary>
    public IReadOnlyList<string> Must { get; init; } = [];

    /// <summary>Wishes: the same words.</summary>
    public IReadOnlyList<string> Nice { get; init; } = [];

    /// <summary>Drawbacks that are fine: <c>deprecated</c>, <c>unconfirmed</c>, <c>unknown-price</c>.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Sellers to consider, by kind or id; the usual kinds when unsaid.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>For work in several steps: what each step needs.</summary>
    public IReadOnlyList<Requirement> Steps { get; init; } = [];
}
