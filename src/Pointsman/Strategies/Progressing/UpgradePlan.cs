namespace Pointsman;

/// <summary>Whom an upgrade asks.</summary>
/// <param name="Better">The better model, decided for the request.</param>
/// <param name="BetterPlace">What records call it.</param>
/// <param name="Judge">The judge; null where there is none.</param>
/// <param name="JudgePlace">What records call it.</param>
internal sealed record UpgradePlan(Decision Better, string BetterPlace, Decision? Judge, string JudgePlace);
