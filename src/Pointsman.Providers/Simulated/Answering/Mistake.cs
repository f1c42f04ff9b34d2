namespace Pointsman.Providers.Simulated;

/// <summary>
/// Whether an answer is wrong. A model errs on a task of some difficulty with the probability that its description
/// gives; the draw adds up three normal parts: one of the request that all models share, so that what is hard for one
/// is hard for all, one of the request and the model, and one of the single sample, larger the higher the temperature.
/// Their squares add up to one, so the probability is exact whatever the shares are.
/// </summary>
internal static class Mistake
{
    private const double SharedShare = 0.45;
    private const double SampleSharePerTemperature = 0.3;
    private const double MaxSampleShare = 0.45;
    private const double TrapShare = 0.6;

    public static bool Made(Ask ask, SimulatedModel model, double difficulty, int sample)
    {
        double ofSample = Math.Min(MaxSampleShare, SampleSharePerTemperature * ask.Temperature);
        double ofModel = 1.0 - SharedShare - ofSample;
        double draw = (Math.Sqrt(SharedShare) * ask.Key.With("shared").Normal)
            + (Math.Sqrt(ofModel) * ask.Key.With("model").With(model.Id).Normal)
            + (Math.Sqrt(ofSample) * Sample(ask, model, sample).With("sample").Normal);
        return Normal.Below(draw) > model.Accuracy(difficulty);
    }

    /// <summary>The chance of one sample; at temperature 0 all samples are alike.</summary>
    public static Chance Sample(Ask ask, SimulatedModel model, int sample)
    {
        Chance chance = ask.Key.With(model.Id);
        return ask.Temperature > 0.0 ? chance.With(ask.Seed ?? 0).With(sample) : chance;
    }

    /// <summary>One of the wrong answers; most fall into the same trap.</summary>
    public static string Pick(IReadOnlyList<string> wrong, Chance chance) =>
        wrong.Count == 1 || chance.With("trap").Uniform < TrapShare
            ? wrong[0]
            : wrong[1 + chance.With("other").Below(wrong.Count - 1)];

    /// <summary>
    /// How sure the model is: surer of easy tasks and of right answers, with noise, so that confidence tells something
    /// but not everything.
    /// </summary>
    public static double Confidence(SimulatedModel model, double difficulty, bool wrong, Chance chance)
    {
        double logit = (0.5 * model.Slope * (model.Ability - difficulty)) + (wrong ? -0.8 : 1.2)
            + (0.7 * chance.With("confidence").Normal);
        return Math.Clamp(1.0 / (1.0 + Math.Exp(-logit)), 0.05, 0.999);
    }
}
