using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Asks the same several times more, all at once, and counts who agrees with the answer. A sample that fails is no
/// vote. Good for short answers with one right value; costs as many calls as there are samples.
/// </summary>
public sealed class SampleAgreementConfidence : ConfidenceMethod
{
    /// <summary>Further samples where nothing else is said.</summary>
    public const int DefaultSamples = 5;

    /// <summary>The most further samples.</summary>
    public const int MostSamples = 20;

    /// <summary>From which likeness two answers agree.</summary>
    public const double AgreesAt = 0.6;

    // At temperature 0 all samples would be the same and prove nothing.
    private const float LeastTemperature = 0.7f;

    private readonly int _samples;

    /// <summary>Asks this many times more.</summary>
    public SampleAgreementConfidence(int samples = DefaultSamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, MostSamples);
        _samples = samples;
    }

    /// <inheritdoc />
    public override string Name => "samples";

    internal override int FurtherAsks => _samples;

    internal override async ValueTask<Confidence> MeasureAsync(ConfidenceCase one, CancellationToken cancel)
    {
        ChatOptions options = one.Ask.Options.Clone();
        options.Seed = null;
        options.Temperature = options.Temperature is < LeastTemperature ? LeastTemperature : options.Temperature;
        StrategyAsk ask = one.Ask with { Options = options, Stream = false };
        IReadOnlyList<string> others = await one.AskAgainAsync(
            [.. Enumerable.Repeat(ask, _samples)], "sample", cancel);
        if (2 * others.Count < _samples)
        {
            return Confidence.None($"only {others.Count} of {_samples} samples came");
        }

        int agree = others.Count(other => AnswerLikeness.Of(one.Answer.Text, other) >= AgreesAt);
        return new Confidence((double)agree / others.Count, $"{agree} of {others.Count} samples agree");
    }
}
