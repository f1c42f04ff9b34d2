namespace Pointsman.Clients.Tests;

/// <summary>The whole matrix: every client with every provider in every scenario that it has a call for.</summary>
internal static class Cells
{
    public static IReadOnlyList<Cell> All { get; } =
    [
        .. from client in TestedClient.All
           from provider in Provider.All
           from scenario in Scenario.All
           where !client.Lacks.Contains(scenario.Name)
           select new Cell(client.Name, provider, scenario),
    ];

    public static IEnumerable<Cell> Of(string client) => All.Where(cell => cell.Client == client);

    /// <summary>One cell; null where the client has no call for the scenario.</summary>
    public static Cell? Find(string client, string provider, string scenario) => All.SingleOrDefault(cell =>
        (cell.Client, cell.Provider.Name, cell.Scenario.Name) == (client, provider, scenario));
}
