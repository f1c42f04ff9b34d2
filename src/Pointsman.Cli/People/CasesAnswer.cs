using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cases answer</c>: the answer that the client gets, word for word.</summary>
internal static class CasesAnswer
{
    public static Command Create(ServerContext context) => ServerCommand.Create(
        "answer", "Answer a case, once and for good",
        new Form(fileFlag: null)
            .Ask("text", "TEXT", "The answer, which the client gets word for word")
            .Ask("by", "NAME", "Who answers (the user of this machine)"),
        context, (document, words) => Read(document, words, context.Environment),
        "ID", "The id, as the list shows it").WithExamples(
        "pointsman cases answer case_pZ0Qk3nX5bT1uV7w --text 'It left the house this morning.'",
        "pointsman cases answer case_pZ0Qk3nX5bT1uV7w --by Ann --text 'Yes.'");

    private static Func<ServerApi, string, CancellationToken, Task> Read(
        Document document, IReadOnlyList<string> words, Func<string, string?> environment)
    {
        string id = CasesCommand.Id(document, words);
        string by = document.Text("by") ?? environment("USER") ?? environment("USERNAME") ?? "";
        if (by.Length == 0)
        {
            document.FaultOf<string>("by", "nothing", "say who answers: --by Ann");
        }

        if (string.IsNullOrWhiteSpace(document.Text("text")))
        {
            document.FaultOf<string>("text", "nothing", "write the answer: --text 'Yes.'");
        }

        var body = new JsonObject { ["by"] = by, ["text"] = document.Text("text") };
        return (server, format, cancel) => RunAsync(server, id, body, format, cancel);
    }

    private static async Task RunAsync(
        ServerApi server, string id, JsonObject body, string format, CancellationToken cancel)
    {
        JsonObject answered = await server.SendAsync(HttpMethod.Post, $"api/cases/{id}/answer", body, cancel);
        if (format == "json")
        {
            server.Screen.Json(answered);
            return;
        }

        string by = answered.Text("answeredBy");
        server.Screen.Line($"{answered.Text("id")} is answered by {by}; it cost {answered.Money("costUsd")}.");
    }
}
