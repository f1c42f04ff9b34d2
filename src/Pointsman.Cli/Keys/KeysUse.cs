using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman keys use</c>: what counts against the limits of a key now.</summary>
internal static class KeysUse
{
    public static Command Create(ServerContext context) => ServerCommand.Create(
        "use", "Show what counts against the limits of a key now", new Form(fileFlag: null), context, Read,
        "ID", "The number of the key, as the list shows it; 0 for requests without a key").WithExamples(
        "pointsman keys use 12",
        "pointsman keys use 0                 requests without a key",
        "pointsman keys use 12 --format json");

    private static Func<ServerApi, string, CancellationToken, Task> Read(
        Document document, IReadOnlyList<string> words)
    {
        long number = KeyNumber.Read(document, words);
        return (server, format, cancel) => RunAsync(server, number, format, cancel);
    }

    private static async Task RunAsync(ServerApi server, long id, string format, CancellationToken cancel)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"api/keys/{id}/use");
        JsonObject use = await server.SendAsync(HttpMethod.Get, path, null, cancel);
        Screen screen = server.Screen;
        if (format == "json")
        {
            screen.Json(use);
            return;
        }

        JsonNode? limits = use["limits"];
        screen.Line($"key {use.Text("id")} '{use.Text("name")}', {use.Figure("inFlight")} requests in flight"
            + (limits.Number("concurrency") is > 0 and var most ? $" of {Written.Figure(most)}" : ""));
        screen.Line();
        var table = new Table(
            "", Column.Number("requests"), Column.Number("tokens"), Column.Number("usd"));
        Row(table, "day", "Day", use["day"], limits);
        Row(table, "month", "Month", use["month"], limits);
        table.Write(screen);
        Standing(screen, "requests", use["standing"].At("requests"));
        Standing(screen, "tokens", use["standing"].At("tokens"));
    }

    private static void Row(Table table, string title, string window, JsonNode? spent, JsonNode? limits)
    {
        string Of(string shown, string measure) =>
            limits.Number($"{measure}Per{window}") is > 0 and var most ? $"{shown} of {Written.Figure(most)}" : shown;
        table.Row(
            title, Of(spent.Figure("requests"), "requests"), Of(spent.Figure("tokens"), "tokens"),
            Of(spent.Money("usd"), "usd"));
    }

    private static void Standing(Screen screen, string measure, JsonNode? standing)
    {
        if (standing is not null)
        {
            screen.Line($"  {measure}: {standing.Figure("remaining")} of {standing.Figure("limit")} are left, "
                + $"all of it again in {standing.Figure("resetSeconds")} s");
        }
    }
}
