using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman usage</c>: what was used and what it cost.</summary>
internal static class UsageCommand
{
    // The flags that are sent as they were written: the server knows what is allowed, and says so.
    private static readonly string[] Asked = ["by", "from", "to", "key", "model", "route", "tag", "limit"];

    public static Command Create(ServerContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("by", "WORD", "What a row stands for: key, model, route, tag or day (day)")
            .Ask("from", "DAY", "The first day, UTC: 2026-11-01 (30 days in all)")
            .Ask("to", "DAY", "The last day, UTC (today)")
            .Ask("key", "ID", "Only the calls of this key; 0 for calls without a key")
            .Ask("model", "TARGET", "Only what went to this target: openai/gpt-5-mini")
            .Ask("route", "NAME", "Only the calls of this route")
            .Ask("tag", "NAME=VALUE", "Only the calls with this tag")
            .Ask("limit", "N", "How many rows at most (1,000)");
        return ServerCommand.Create(
            "usage", "What was used and what it cost, by key, model, route, tag or day", form, context, Read,
            formats: ["csv"]).WithExamples(
            "pointsman usage                                     the last 30 days, day by day",
            "pointsman usage --by model --from 2026-11-01 --to 2026-11-30",
            "pointsman usage --by tag --key 12",
            "pointsman usage --by key --format csv --limit 100000 > usage.csv");
    }

    private static Func<ServerApi, string, CancellationToken, Task> Read(
        Document document, IReadOnlyList<string> words)
    {
        IEnumerable<string> given =
            from name in Asked
            let value = document.Text(name)
            where value is not null
            select $"{name}={Uri.EscapeDataString(value)}";
        string query = string.Join('&', given);
        string path = query.Length == 0 ? "api/usage" : $"api/usage?{query}";
        return (server, format, cancel) => RunAsync(server, path, format, cancel);
    }

    private static async Task RunAsync(ServerApi server, string path, string format, CancellationToken cancel)
    {
        JsonObject usage;
        try
        {
            usage = await server.SendAsync(HttpMethod.Get, path, null, cancel);
        }
        catch (FaultsException refused)
        {
            throw new FaultsException([.. refused.Faults.Select(fault =>
                Asked.Contains(fault.Where) ? fault with { Where = $"--{fault.Where}" } : fault)]);
        }

        switch (format)
        {
            case "json":
                server.Screen.Json(usage);
                break;
            case "csv":
                UsageText.WriteCsv(server.Screen, usage);
                break;
            default:
                UsageText.Write(server.Screen, usage);
                break;
        }
    }
}
