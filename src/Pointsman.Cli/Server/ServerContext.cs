namespace Pointsman.Cli;

/// <summary>What commands that speak to a running server need from the program.</summary>
/// <param name="Screen">Where they write.</param>
/// <param name="Time">Tells what is over.</param>
/// <param name="Environment">Gives the value of an environment variable.</param>
internal sealed record ServerContext(Screen Screen, TimeProvider Time, Func<string, string?> Environment);
