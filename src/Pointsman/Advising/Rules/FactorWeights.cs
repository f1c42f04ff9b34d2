namespace Pointsman;

/// <summary>How much each factor of the ranking counts.</summary>
public sealed record FactorWeights
{
    /// <summary>How well the model does the task.</summary>
    public double Quality { get; init; }

    /// <summary>What a request costs.</summary>
    public double Cost { get; init; }

    /// <summary>How soon the first words come.</summary>
    public double Speed { get; init; }

    /// <summary>How much fits into a request.</summary>
    public double Context { get; init; }

    /// <summary>How surely the offer will be there tomorrow.</summary>
    public double Trust { get; init; }

    /// <summary>How well it meets the class and the wishes.</summary>
    public double Fit { get; init; }

    /// <summary>The names of the factors, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<string> Names = ["quality", "cost", "speed", "context", "trust", "fit"];

    /// <summary>The sum.</summary>
    public double Total => Quality + Cost + Speed + Context + Trust + Fit;

    /// <summary>The weight of a factor by its name.</summary>
    public double this[string name] => name switch
    {
        "quality" => Quality,
        "cost" => Cost,
        "speed" => Speed,
        "context" => Context,
        "trust" => Trust,
        "fit" => Fit,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such factor"),
    };

    /// <summary>The weights multiplied one by one.</summary>
    public FactorWeights Times(FactorWeights other) => new()
    {
        Quality = Quality * other.Quality, Cost = Cost * other.Cost, Speed = Speed * other.Speed,
        Context = Context * other.Context, Trust = Trust * other.Trust, Fit = Fit * other.Fit,
    };

    /// <summary>The same proportions, summing to 1.</summary>
    public FactorWeights Normalised()
    {
        double share = Total > 0 ? 1.0 / Total : 0.0;
        return new()
        {
            Quality = Quality * share, Cost = Cost * share, Speed = Speed * share, Context = Context * share,
            Trust = Trust * share, Fit = Fit * share,
        };
    }
}
