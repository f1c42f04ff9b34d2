using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cases list</c>: cases without their texts, the newest last.</summary>
internal static class CasesList
{
    private static readonly string[] _states = ["waiting", "taken", "answered", "withdrawn", "expired"];

    public static Command Create(ServerContext context) => ServerCommand.Create(
        "list", "List the cases, the newest last, without their texts",
        new Form(fileFlag: null)
            .Ask("queue", "QUEUE", "Only those of this queue (all)")
            .Ask("state", string.Join('|', _states), "Only those in this state (all)")
            .Ask("after", "NUMBER", "Only those after this one, as the last line of a longer list says")
            .Ask("limit", "N", "How many at most (100)"),
        context, (document, words) => Read(document, context.Time)).WithExamples(
        "pointsman cases list --state waiting",
        "pointsman cases list --queue support --format json");

    private static Func<ServerApi, string, CancellationToken, Task> Read(Document document, TimeProvider time)
    {
        var asked = new List<string>();
        foreach (string key in new[] { "queue", "state", "after", "limit" })
        {
            if (document.Text(key) is { } value)
            {
                asked.Add($"{key}={Uri.EscapeDataString(value)}");
            }
        }

        // What is wrong with a value the server knows, and says so.
        string path = asked.Count == 0 ? "api/cases" : $"api/cases?{string.Join('&', asked)}";
        return (server, format, cancel) => RunAsync(server, path, format, time.GetUtcNow(), cancel);
    }

    private static async Task RunAsync(
        ServerApi server, string path, string format, DateTimeOffset now, CancellationToken cancel)
    {
        JsonObject listed;
        try
        {
            listed = await server.SendAsync(HttpMethod.Get, path, null, cancel);
        }
        catch (FaultsException refused)
        {
            throw new FaultsException([.. refused.Faults.Select(fault => fault with { Where = $"--{fault.Where}" })]);
        }

        Screen screen = server.Screen;
        if (format == "json")
        {
            screen.Json(listed);
            return;
        }

        List<JsonObject> cases = [.. listed.Parts("cases")];
        if (cases.Count == 0)
        {
            screen.Line("There is no such case.");
            return;
        }

        var table = new Table("id", "queue", "state", "who", "waits since", Column.Number("age"), "route");
        foreach (JsonObject one in cases)
        {
            string who = one.Text("answeredBy") is { Length: > 0 } by ? by : one.Text("takenBy");
            table.Row(
                one.Text("id"), one.Text("queue"), one.Text("state"), who, one.When("came"), Age(one, now),
                one.Text("route"));
        }

        table.Write(screen);
        if (listed.Number("next") > 0)
        {
            screen.Line($"There are more: --after {listed.Text("next")}");
        }
    }

    private static string Age(JsonObject one, DateTimeOffset now)
    {
        bool known = one.At("came") is JsonValue value && value.TryGetValue(out DateTimeOffset _);
        if (!known)
        {
            return "";
        }

        double minutes = Math.Max(0, (now - one["came"]!.GetValue<DateTimeOffset>()).TotalMinutes);
        return minutes < 120
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes:0} min")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:0} h");
    }
}
