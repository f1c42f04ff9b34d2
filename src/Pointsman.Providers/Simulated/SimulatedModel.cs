using Pointsman.Providers.Simulated;

namespace Pointsman.Providers;

/// <summary>
/// What one simulated model can do, how fast, how often right, and what it costs. None is a language model.
/// </summary>
public sealed record SimulatedModel
{
    private const string Prefix = "sim/";
    private static readonly Lazy<IReadOnlyList<SimulatedModel>> Shipped = new(ModelFile.Read);

    /// <summary>The simulated models, in the order of the file that describes them.</summary>
    public static IReadOnlyList<SimulatedModel> All => Shipped.Value;

    internal SimulatedModel()
    {
    }

    /// <summary>The name a client sends: <c>sim/small</c>. Requests may leave <c>sim/</c> out.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, in one sentence that says that it is simulated.</summary>
    public required string Description { get; init; }

    /// <summary>The context window: tokens read and written together.</summary>
    public required int ContextTokens { get; init; }

    /// <summary>The most tokens that one answer has.</summary>
    public required int MaxOutputTokens { get; init; }

    /// <summary>The price, in dollars per million tokens.</summary>
    public required Rates Price { get; init; }

    /// <summary>Whether it calls tools.</summary>
    public required bool Tools { get; init; }

    /// <summary>Whether it takes images.</summary>
    public required bool Images { get; init; }

    /// <summary>Whether it answers in JSON, by schema too.</summary>
    public required bool Json { get; init; }

    /// <summary>Whether it writes reasoning before the answer.</summary>
    public required bool Reasoning { get; init; }

    /// <summary>Whether it tells log-probabilities.</summary>
    public required bool Logprobs { get; init; }

    /// <summary>The difficulty from 0 to 1 at which it is right half of the time; see <see cref="Accuracy"/>.</summary>
    public required double Ability { get; init; }

    /// <summary>How sharply accuracy falls around <see cref="Ability"/>.</summary>
    public required double Slope { get; init; }

    internal Habits Habits { get; init; } = new();

    /// <summary>
    /// The model that a name means, with or without <c>sim/</c>, and with a fault on demand behind it or none; null
    /// when there is no such model.
    /// </summary>
    public static SimulatedModel? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        string bare = colon < 0 ? name : name[..colon];
        return All.FirstOrDefault(model => model.Id == bare || model.Id == Prefix + bare);
    }

    /// <summary>The share of tasks of a difficulty from 0 to 1 that it gets right.</summary>
    public double Accuracy(double difficulty) => 1.0 / (1.0 + Math.Exp(-Slope * (Ability - difficulty)));
}
