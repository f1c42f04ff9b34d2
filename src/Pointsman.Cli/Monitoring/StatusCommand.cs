using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman status</c>: how a running server is doing.</summary>
internal static class StatusCommand
{
    public static Command Create(ServerContext context) => ServerCommand.Create(
        "status", "How a running server, its ledger and its targets are doing", new Form(fileFlag: null), context,
        (_, _) => RunAsync).WithExamples(
        "pointsman status",
        "pointsman status --server https://models.example.com --format json");

    private static async Task RunAsync(ServerApi server, string format, CancellationToken cancel)
    {
        JsonObject status = await server.SendAsync(HttpMethod.Get, "api/status", null, cancel);
        Screen screen = server.Screen;
        if (format == "json")
        {
            screen.Json(status);
            return;
        }

        JsonNode? configuration = status["configuration"];
        new Table("", "")
            .Row("version", status.Text("version"))
            .Row("up", $"{Span(status.Number("uptimeSeconds"))}, since {status.When("started")}")
            .Row("ready", status.Yes("ready") ? "yes" : "no: starting or draining")
            .Row("in flight", $"{status.Figure("inFlight")} requests, {status.Figure("streams")} of them streams")
            .Row("configuration", $"{configuration.Text("source")}, taken over {configuration.When("loaded")}")
            .Row("ledger", Ledger(status["ledger"]))
            .Write(screen);
        screen.List(
            $"A change of the configuration was refused {configuration.When("refused")}".TrimEnd(),
            [.. configuration.Parts("faults").Select(FaultText)]);
        Targets(screen, status);
    }

    private static string Ledger(JsonNode? ledger) => ledger.Yes("writing")
        ? $"writing, {ledger.Figure("waitingCalls")} calls wait, {ledger.Figure("freeSlots")} of "
            + $"{ledger.Figure("slots")} slots free"
        : $"FAILING since {ledger.When("failingSince")}: {FaultText(ledger.At("problem"))}";

    private static void Targets(Screen screen, JsonObject status)
    {
        var table = new Table(
            "target", "availability", Column.Number("in flight"), Column.Number("first part ms"), "");
        foreach (JsonObject target in status.Parts("targets"))
        {
            string note = target.Yes("simulated") ? "simulated" : target.Yes("priceKnown") ? "" : "no price";
            table.Row(
                target.Text("name"), target.Text("availability"), target.Figure("inFlight"),
                target.Figure("firstPartMs"), note);
        }

        if (table.Count > 0)
        {
            screen.Line();
            table.Write(screen);
        }
    }

    private static string FaultText(JsonNode? fault) =>
        $"{fault.Text("where")}: {fault.Text("found")}; {fault.Text("fix")}";

    private static string Span(decimal seconds)
    {
        var span = TimeSpan.FromSeconds((double)seconds);
        return span.TotalDays >= 1 ? $"{(int)span.TotalDays} d {span.Hours} h"
            : span.TotalHours >= 1 ? $"{span.Hours} h {span.Minutes} min"
            : span.TotalMinutes >= 1 ? $"{span.Minutes} min {span.Seconds} s"
            : $"{span.Seconds} s";
    }
}
