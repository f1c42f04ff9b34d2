namespace Pointsman;

/// <summary>
/// What each model of a catalog can do, on one scale per capability, from all scores together. The scale is standard
/// deviations between the models that were measured; a model without scores gets what its release date, price, size and
/// kind suggest, with the wide interval that such a guess deserves.
/// </summary>
/// <remarks>
/// One fit for all that takes wits; within it, a capability starts from the model's general ability and moves to its
/// own scores (<see cref="OwnSpread"/>). Speed and faithfulness are fitted apart: fast models are often the weaker
/// ones, and keeping to a text has little to do with being clever.
/// </remarks>
public sealed class Abilities
{
    /// <summary>How far one capability of a model usually lies from its general ability.</summary>
    private const double OwnSpread = 0.45;

    private static readonly int Capabilities = CatalogWords.Capabilities.All.Count;

    private readonly Dictionary<string, int> _index;
    private readonly Ability[] _estimates;

    private Abilities(
        Dictionary<string, int> index, Ability[] estimates, double mean, double spread, double speedMean,
        double speedSpread)
    {
        _index = index;
        _estimates = estimates;
        Mean = mean;
        Spread = spread;
        SpeedMean = speedMean;
        SpeedSpread = speedSpread;
    }

    /// <summary>The average ability of the measured models.</summary>
    public double Mean { get; }

    /// <summary>The spread of ability between the measured models.</summary>
    public double Spread { get; }

    /// <summary>The average speed of the measured models.</summary>
    public double SpeedMean { get; }

    /// <summary>The spread of speed between the measured models.</summary>
    public double SpeedSpread { get; }

    /// <summary>What a model can do; null for a model that is not of this catalog.</summary>
    public Ability? Of(string model, Capability capability) =>
        _index.TryGetValue(model, out int i) ? _estimates[(i * Capabilities) + (int)capability] : null;

    internal int IndexOf(string model) => _index.GetValueOrDefault(model, -1);

    internal Ability At(int model, Capability capability) => model < 0 ? default
        : _estimates[(model * Capabilities) + (int)capability];

    /// <summary>The share of measured models that a model with this ability is better than.</summary>
    public double Share(double ability) => Normal.Below((ability - Mean) / Spread);

    /// <summary>Fits the abilities of all models of a catalog.</summary>
    public static Abilities Of(Catalog catalog)
    {
        Model[] models = [.. catalog.Models];
        var index = new Dictionary<string, int>(models.Length, StringComparer.Ordinal);
        for (int i = 0; i < models.Length; i++)
        {
            index[models[i].Id] = i;
        }

        double[][] traits = ModelTraits.Of(catalog, models, catalog.Day);
        var results = new ScoreTable(catalog, index);
        LatentFit wits = LatentFit.Run(results.Wits, traits, results.Tests);
        LatentFit speed = LatentFit.Run(results.Speed, ModelTraits.WithoutAge(traits), results.Tests);
        LatentFit faith = LatentFit.Run(results.Faithfulness, ModelTraits.WithoutAge(traits), results.Tests);
        var estimates = new Ability[models.Length * Capabilities];
        for (int i = 0; i < models.Length; i++)
        {
            Array.Fill(estimates, Start(wits.Abilities[i]), i * Capabilities, Capabilities);
            estimates[(i * Capabilities) + (int)Capability.Speed] = speed.Abilities[i];
            estimates[(i * Capabilities) + (int)Capability.Faithfulness] = faith.Abilities[i];
        }

        Specialise(estimates, results, wits);
        (double mean, double spread) = Moments(wits.Abilities);
        (double speedMean, double speedSpread) = Moments(speed.Abilities);
        return new Abilities(index, estimates, mean, spread, speedMean, speedSpread);
    }

    /// <summary>Writes what <see cref="Read"/> reads: for each model its general ability, and what differs from
    /// it.</summary>
    internal void Write(CompiledWriter to)
    {
        to.Double(Mean);
        to.Double(Spread);
        to.Double(SpeedMean);
        to.Double(SpeedSpread);
        to.Number(_index.Count);
        foreach ((string model, int i) in _index.OrderBy(pair => pair.Value))
        {
            to.Text(model);
            ReadOnlySpan<Ability> own = _estimates.AsSpan(i * Capabilities, Capabilities);
            Ability usual = own[(int)Capability.Video].Observations == 0 ? own[(int)Capability.Video]
                : own[(int)Capability.Audio];
            Write(to, usual);
            for (int c = 0; c < Capabilities; c++)
            {
                to.Flag(own[c] != usual);
                if (own[c] != usual)
                {
                    Write(to, own[c]);
                }
            }
        }
    }

    internal static Abilities Read(CompiledReader from)
    {
        double mean = from.Double(), spread = from.Double(), speedMean = from.Double(), speedSpread = from.Double();
        int count = from.Number();
        var index = new Dictionary<string, int>(count, StringComparer.Ordinal);
        var estimates = new Ability[count * Capabilities];
        for (int i = 0; i < count; i++)
        {
            index[from.Text()] = i;
            Ability usual = ReadOne(from);
            for (int c = 0; c < Capabilities; c++)
            {
                estimates[(i * Capabilities) + c] = from.Flag() ? ReadOne(from) : usual;
            }
        }

        return new Abilities(index, estimates, mean, spread, speedMean, speedSpread);
    }

    private static void Write(CompiledWriter to, Ability one)
    {
        to.Double(one.Mean);
        to.Double(one.Deviation);
        to.Number(one.Observations);
    }

    private static Ability ReadOne(CompiledReader from) => new(from.Double(), from.Double(), from.Number());

    private static Ability Start(Ability general) =>
        new(general.Mean, Math.Sqrt((general.Deviation * general.Deviation) + (OwnSpread * OwnSpread)), 0);

    private static void Specialise(Ability[] estimates, ScoreTable results, LatentFit wits)
    {
        for (int o = 0; o < results.Wits.Count; o++)
        {
            LatentObservation one = results.Wits[o];
            ref Ability estimate = ref estimates[(one.Subject * Capabilities) + (int)results.CapabilityOf(one.Test)];
            double before = 1.0 / (estimate.Deviation * estimate.Deviation);
            double added = 1.0 / (one.Noise * one.Noise);
            double mean = ((estimate.Mean * before) + (wits.Read(one) * added)) / (before + added);
            estimate = new Ability(mean, 1.0 / Math.Sqrt(before + added), estimate.Observations + 1);
        }
    }

    private static (double Mean, double Spread) Moments(Ability[] abilities)
    {
        double sum = 0.0, squares = 0.0;
        int count = 0;
        foreach (Ability one in abilities)
        {
            if (one.Observations > 0)
            {
                sum += one.Mean;
                squares += one.Mean * one.Mean;
                count++;
            }
        }

        double mean = sum / Math.Max(1, count);
        return (mean, Math.Sqrt(Math.Max(0.05, (squares / Math.Max(1, count)) - (mean * mean))));
    }
}
