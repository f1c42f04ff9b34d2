namespace Pointsman.Cli;

/// <summary>A plan that many decisions had, and what becomes of it.</summary>
/// <param name="Then">The plan as it was.</param>
/// <param name="Now">The plan as it is.</param>
/// <param name="Decisions">How many decisions it is.</param>
/// <param name="Example">The id of the newest of them.</param>
internal sealed record ReplayChange(string Then, string Now, int Decisions, string Example);
