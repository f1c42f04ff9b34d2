namespace Pointsman.Tests.Routing.Optimising;

/// <summary>Targets with prices, qualities and latencies to choose among.</summary>
internal static class Offer
{
    /// <summary>
    /// A target at so many dollars for a million tokens each way; without a price where none is given.
    /// </summary>
    public static RoutingTarget Of(string name, decimal? perMillion = null, double? quality = null) => new()
    {
        Name = name, Provider = "p", Model = name, Price = perMillion is { } rate ? At(rate, rate) : null,
        Quality = quality,
    };

    /// <summary>A price of two rates.</summary>
    public static Price At(decimal input, decimal output) => new()
    {
        Base = new Rates { Input = new(input), Output = new(output) },
    };

    /// <summary>How long targets lately took, in milliseconds; those that are not told of were not asked.</summary>
    public static Standings Took(params (RoutingTarget Target, double Milliseconds)[] told) =>
        new([.. told.Select(one => (one.Target, new TargetStanding(TargetAvailability.Open, 0, one.Milliseconds)))]);

    /// <summary>The names that were left out, with reasons and figures.</summary>
    public static string Left(this Decision decision) => string.Join("; ", decision.Dropped);
}
