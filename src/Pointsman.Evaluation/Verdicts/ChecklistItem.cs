namespace Pointsman.Evaluation;

/// <summary>A step of a proof of concept, filled in from what was done.</summary>
/// <param name="Id">Its name, the same for good: <c>cases</c>.</param>
/// <param name="Step">What should be done: <c>At least 100 representative cases</c>.</param>
/// <param name="State">Whether it was.</param>
/// <param name="Found">What the run shows of it, with the figure: <c>212 cases, 3 categories</c>.</param>
public sealed record ChecklistItem(string Id, string Step, ChecklistState State, string Found);
