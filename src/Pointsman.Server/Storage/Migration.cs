namespace Pointsman.Server;

/// <summary>A step from one version of the database to the next.</summary>
/// <param name="Number">The version that the step leads to; 1 is the first.</param>
/// <param name="Name">What the step brings.</param>
/// <param name="Sql">The statements, which run in one transaction.</param>
internal sealed record Migration(int Number, string Name, string Sql);
