using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cases show</c>: a case with its conversation and what models answered.</summary>
internal static class CasesShow
{
    public static Command Create(ServerContext context) => ServerCommand.Create(
        "show", "Show a case with its conversation and what models answered", new Form(fileFlag: null), context, Read,
        "ID", "The id, as the list shows it").WithExamples("pointsman cases show case_pZ0Qk3nX5bT1uV7w");

    private static Func<ServerApi, string, CancellationToken, Task> Read(
        Document document, IReadOnlyList<string> words)
    {
        string id = CasesCommand.Id(document, words);
        return (server, format, cancel) => RunAsync(server, id, format, cancel);
    }

    private static async Task RunAsync(ServerApi server, string id, string format, CancellationToken cancel)
    {
        JsonObject found = await server.SendAsync(HttpMethod.Get, $"api/cases/{id}", null, cancel);
        if (format == "json")
        {
            server.Screen.Json(found);
            return;
        }

        CaseText.Write(server.Screen, found);
    }
}
