namespace Pointsman;

/// <summary>
/// An offer with everything that screening and ranking ask of it, joined once for all questions. What every question
/// asks of every offer stands here and not behind a reference: thousands of entries are read in a row.
/// </summary>
internal sealed class OfferEntry
{
    public required Offer Offer { get; init; }

    public required Model Model { get; init; }

    public required int ModelIndex { get; init; }

    public required int AbilityIndex { get; init; }

    public required Provider Provider { get; init; }

    public required Price? Price { get; init; }

    public required Modalities Input { get; init; }

    public required Modalities Output { get; init; }

    public required Features Features { get; init; }

    public required int? Context { get; init; }

    public required bool Small { get; init; }

    /// <summary>The GPUs of 80 GB that hold the model at 8 bits a weight; null when its size is unknown.</summary>
    public required int? Gpus { get; init; }

    /// <summary>What the context is worth, from 0 to 1.</summary>
    public required double ContextFactor { get; init; }

    /// <summary>What the seller and the stage of life are worth, from 0 to 1.</summary>
    public required double TrustFactor { get; init; }

    public required ModelTask Task { get; init; }

    public required ProviderKind Kind { get; init; }

    public required PrivacyLevel Privacy { get; init; }

    public required Lifecycle Status { get; init; }

    /// <summary>The day number of the retirement; the largest number when none is known.</summary>
    public required int EndsOn { get; init; }

    public required string? Specialty { get; init; }

    public required bool OpenWeights { get; init; }

    public bool Local => Kind == ProviderKind.Local;

    /// <summary>Whether the name may point to another model tomorrow.</summary>
    public static bool Rolling(Offer offer) => offer.Id.EndsWith("-latest", StringComparison.Ordinal);

    public static SelfHosting Hosting(long parameters) => new() { Parameters = parameters, BytesPerWeight = 1m };
}
