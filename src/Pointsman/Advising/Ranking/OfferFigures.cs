namespace Pointsman;

/// <summary>What is supposed of an offer for one question, and how it scores.</summary>
/// <param name="Quality">How well it does the task, 0 to 1.</param>
/// <param name="Seconds">The time to the first words, on the cautious side.</param>
/// <param name="CostPerRequest">What a request costs; absent when nobody states a price.</param>
/// <param name="Factors">The factors of the ranking.</param>
/// <param name="Score">Their weighted mean.</param>
internal readonly record struct OfferFigures(
    double Quality, double Seconds, Usd? CostPerRequest, Factors Factors, double Score);
