namespace Pointsman;

/// <summary>How well an offer does by each factor, from 0 to 1.</summary>
public readonly record struct Factors(
    double Quality, double Cost, double Speed, double Context, double Trust, double Fit)
{
    /// <summary>The factor of that name.</summary>
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

    /// <summary>The weighted mean.</summary>
    public double Score(FactorWeights weights) =>
        (Quality * weights.Quality) + (Cost * weights.Cost) + (Speed * weights.Speed)
        + (Context * weights.Context) + (Trust * weights.Trust) + (Fit * weights.Fit);
}
