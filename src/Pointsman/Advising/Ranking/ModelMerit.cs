namespace Pointsman;

/// <summary>What the catalog supposes of a model for one task: how good, how fast, each with its evidence.</summary>
/// <param name="Quality">The share of measured models that it is better than, on the cautious side.</param>
/// <param name="QualityBelief">The belief behind that.</param>
/// <param name="Seconds">The time to the first words, on the cautious side.</param>
/// <param name="LuckySeconds">The time to the first words if the belief about its speed is half a deviation too
/// low.</param>
/// <param name="SpeedBelief">The belief behind that.</param>
internal sealed record ModelMerit(
    double Quality, Ability QualityBelief, double Seconds, double LuckySeconds, Ability SpeedBelief)
{
    private const double NeutralQuality = 0.5;

    public static ModelMerit Of(
        int model, IReadOnlyList<CapabilityWeight> capabilities, Abilities abilities, RankingRules rules)
    {
        Ability speed = abilities.At(model, Capability.Speed);
        Ability belief = Weighted(model, capabilities, abilities);
        double quality = capabilities.Count == 0 ? NeutralQuality : abilities.Share(belief.Cautious(rules.Caution));
        return new ModelMerit(
            quality, belief, TimeOf(speed.Cautious(rules.Caution), abilities, rules),
            TimeOf(speed.Cautious(-0.5), abilities, rules), speed);
    }

    private static double TimeOf(double speed, Abilities abilities, RankingRules rules) =>
        rules.LatencyMiddle * Math.Pow(
            rules.LatencyPerDeviation, -(speed - abilities.SpeedMean) / abilities.SpeedSpread);

    // Errors of one model's capabilities move together, so the deviations are averaged and not the variances.
    private static Ability Weighted(int model, IReadOnlyList<CapabilityWeight> capabilities, Abilities abilities)
    {
        double mean = 0.0, deviation = 0.0, weights = 0.0;
        int observations = 0;
        for (int i = 0; i < capabilities.Count; i++)
        {
            CapabilityWeight one = capabilities[i];
            Ability ability = abilities.At(model, one.Capability);
            mean += one.Weight * ability.Mean;
            deviation += one.Weight * ability.Deviation;
            weights += one.Weight;
            observations += ability.Observations;
        }

        return weights == 0.0 ? default : new Ability(mean / weights, deviation / weights, observations);
    }
}
