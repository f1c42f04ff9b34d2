namespace Pointsman;

/// <summary>A step of a ladder, decided for one request.</summary>
/// <param name="Place">What records call it.</param>
/// <param name="Decision">Whom it asks.</param>
/// <param name="AcceptAt">From which confidence its answer is taken.</param>
internal sealed record Rung(string Place, Decision Decision, double AcceptAt);
