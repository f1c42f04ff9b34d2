namespace Pointsman;

/// <summary>An offer that ends, and what can take its place.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Ends">The day on which it is sold no more.</param>
/// <param name="Days">The days until then; below 0 when it is past.</param>
/// <param name="Replacement">What the provider or the maker recommends instead, as far as it is sold; null when
/// nothing is known.</param>
/// <param name="Before">What the offer costs on its last day.</param>
/// <param name="After">What the replacement costs then.</param>
public sealed record Retirement(Offer Offer, DateOnly Ends, int Days, Offer? Replacement, Price? Before, Price? After)
{
    /// <summary>How many times dearer a blended million tokens becomes; null when a price is unknown.</summary>
    public decimal? Times =>
        Before is not null && After is not null && CheapestOffer.BlendedOf(Before) is { } old
            && CheapestOffer.BlendedOf(After) is { } now
            ? now / old
            : null;
}
