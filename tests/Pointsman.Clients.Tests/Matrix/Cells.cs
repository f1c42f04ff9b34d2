namespace Pointsman.Clients.Tests;

/// <summary>The whole matrix: every client with every provider in every scenario.</summary>
internal static class Cells
{
    public static IReadOnlyList<Cell> All { get; } =
    [
        .. from client in TestedClient.All
           from provider in Provider.All
           from scenario in Scenario.All
           select new Cell(client.Name, provider, scenario),
    ];

    public static IEnumerable<Cell> Of(string client) => All.Where(cell => cell.Client == client);

    public static Cell Find(string client, string provider, string scenario) => All.Single(cell =>
        (cell.Client, cell.Provider.Name, cell.Scenario.Name) == (client, provider, scenario));
}
