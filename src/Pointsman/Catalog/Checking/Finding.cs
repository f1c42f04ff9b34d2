namespace Pointsman;

/// <summary>One thing in a catalog that is wrong or worth a look.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Subject">The model, offer, score or alias that it is about.</param>
/// <param name="Text">What was found, in a sentence.</param>
public sealed record Finding(FindingKind Kind, string Subject, string Text);
