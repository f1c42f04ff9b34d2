namespace Pointsman.Benchmarks.Mixes;

/// <summary>A model, or a person, that is as often sure and as often right as it is told to be.</summary>
/// <param name="Target">What the strategy asks.</param>
/// <param name="Cost">What an answer costs.</param>
/// <param name="AcceptAt">From which confidence its answers are taken.</param>
/// <param name="Sure">The share of its answers whose confidence is at least that.</param>
/// <param name="RightWhenSure">How often those are right.</param>
/// <param name="RightElse">How often the others are right.</param>
internal sealed record SimulatedModel(
    RoutingTarget Target, Usd Cost, double AcceptAt, double Sure, double RightWhenSure, double RightElse)
{
    public static RoutingTarget At(string provider, string model) =>
        new() { Name = $"{provider}/{model}", Provider = provider, Model = model };
}
