using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// <c>pointsman decisions replay</c>: decides again what was decided, with the configuration of today or another one.
/// Exit code 0 when the plan is the same, 100 when it differs.
/// </summary>
internal static class ReplayCommand
{
    private const int MostLast = Pointsman.Server.ReplayEndpoints.MostReplays;
    private const int UsualLast = Pointsman.Server.ReplayEndpoints.UsualReplays;

    public static Command Create(ServerContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("config", "FILE", "Decide with this configuration instead of the server's; nothing is sent anywhere")
            .Ask("route", "NAME", "The route, or the model, whose last decisions are made again")
            .Ask("last", "N", $"How many of them, {MostLast} at most ({UsualLast})");
        return ServerCommand.CreateJudging(
            "replay", "Decide again what was decided; exit code 100 when the plan differs", form, context,
            (document, words) => Read(document, words, context),
            "ID", "The id, as the header x-pointsman-decision of the answer told it").WithExamples(
            "pointsman decisions replay dec_01hf3zq7x8y6w5v4t3s2r1q0p9",
            "pointsman decisions replay dec_01hf3zq7x8y6w5v4t3s2r1q0p9 --config next.yaml",
            "pointsman decisions replay --route support --last 1000 --config next.yaml");
    }

    private static Func<ServerApi, string, CancellationToken, Task<int>> Read(
        Document document, IReadOnlyList<string> words, ServerContext context)
    {
        string? route = document.Text("route");
        int last = (int)(document.Whole("last", 1, MostLast, "decisions") ?? UsualLast);
        string? config = document.Text("config");
        if (words.Count == 1 && route is null && !document.Has("last"))
        {
            string id = words[0];
            if (!id.StartsWith("dec_", StringComparison.Ordinal))
            {
                document.Faults.Add(new Fault("ID", $"found '{Printable.Of(id)}'",
                    "give one id, as the header x-pointsman-decision of the answer told it: dec_…"));
            }

            return (server, format, cancel) => OneAsync(server, id, config, format, context, cancel);
        }

        if (words.Count != 0 || route is null)
        {
            string found = words.Count != 0 && route is not null ? "found an id and a route"
                : words.Count == 0 ? "found neither an id nor a route"
                : words.Count == 1 ? "found an id and --last" : $"found {words.Count} ids";
            document.Faults.Add(new Fault("ID", found,
                "give one id: dec_…, or --route NAME, with --last N for how many decisions"));
        }

        return (server, format, cancel) => LastAsync(server, route!, last, config, format, context, cancel);
    }

    private static async Task<int> OneAsync(
        ServerApi server, string id, string? config, string format, ServerContext context, CancellationToken cancel)
    {
        string path = $"api/decisions/{Uri.EscapeDataString(id)}/replay";
        JsonObject replay = await server.SendAsync(HttpMethod.Get, path, null, cancel);
        if (config is not null)
        {
            using ReplayConfiguration other = await ReplayConfiguration.LoadAsync(config, context, cancel);
            replay = other.Replay(replay);
        }

        if (format == "json")
        {
            server.Screen.Json(replay);
        }
        else
        {
            ReplayText.Write(server.Screen, replay, config);
        }

        return replay.Yes("same") ? ExitCode.Ok : ExitCode.Differs;
    }

    private static async Task<int> LastAsync(
        ServerApi server, string route, int last, string? config, string format, ServerContext context,
        CancellationToken cancel)
    {
        string path = $"api/replays?route={Uri.EscapeDataString(route)}&last={last}";
        JsonObject answer = await server.SendAsync(HttpMethod.Get, path, null, cancel);
        List<JsonObject> replays = [.. answer.Parts("replays")];
        if (replays.Count == 0)
        {
            throw new FaultsException([new Fault($"--route {Printable.Of(route)}",
                "the ledger has no decision of it that can be made again",
                "name a route as clients call it; with an older version, or recording.replay: no, nothing is kept "
                    + "to decide from")]);
        }

        if (config is not null)
        {
            using ReplayConfiguration other = await ReplayConfiguration.LoadAsync(config, context, cancel);
            replays = [.. replays.Select(other.Replay)];
        }

        var summary = ReplaySummary.Of(route, replays);
        if (format == "json")
        {
            server.Screen.Json(summary.ToJson());
        }
        else
        {
            ReplayText.Write(server.Screen, summary, config);
        }

        return summary.Differ == 0 ? ExitCode.Ok : ExitCode.Differs;
    }
}
