using Pointsman.Clients.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Yard))]

namespace Pointsman.Clients.Tests;

/// <summary>Every client does every thing with every provider; the page <c>docs/clients.md</c> shows no more than
/// this.</summary>
public sealed class ClientTests(Yard yard)
{
    public static TheoryData<string, string, string> All { get; } = new(
        Cells.All.Select(cell => (cell.Client, cell.Provider.Name, cell.Scenario.Name)));

    [Theory, MemberData(nameof(All))]
    public async Task A_client_gets_what_it_asked_for(string client, string provider, string scenario)
    {
        if (TestedClient.Of(client) is ScriptClient && NodePackages.Missing is { } reason)
        {
            Assert.Skip(reason);
        }

        Cell cell = Cells.Find(client, provider, scenario)!;
        Report report = await yard.ReportAsync(cell);
        Assert.True(report.Crash is null, report.Crash);
        SeenByClient.Check(cell, report);
        if (cell.HasRoute)
        {
            await SeenInFigures.CheckAsync(cell, yard, TestContext.Current.CancellationToken);
        }

        if (!cell.IsSimulated)
        {
            await SeenBehind.CheckMockAsync(cell, yard, TestContext.Current.CancellationToken);
        }
    }
}
