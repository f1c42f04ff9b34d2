using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>What became of many decisions that were made again.</summary>
internal sealed record ReplaySummary
{
    private ReplaySummary(string route, IReadOnlyList<JsonObject> replays)
    {
        Route = route;
        Decisions = replays.Count;
        Same = replays.Count(one => one.Yes("same"));
        Changed = replays.Count(one => one.Yes("configurationChanged"));
        First = replays[^1].When("started");
        Last = replays[0].When("started");
        Changes =
        [
            .. replays.Where(one => !one.Yes("same"))
                .GroupBy(one => (Then: one.Text("planThen"), Now: one.Text("planNow"), Other: Other(one)))
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key.Then, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Now, StringComparer.Ordinal)
                .Select(group => new ReplayChange(
                    group.Key.Then, group.Key.Now + group.Key.Other, group.Count(), group.First().Text("id"))),
        ];
        Notes =
        [
            .. replays.SelectMany(one => one.Lines("notes"))
                .GroupBy(note => note).OrderByDescending(group => group.Count())
                .Select(group => (group.Key, group.Count())),
        ];
    }

    public string Route { get; }

    /// <summary>How many were made again.</summary>
    public int Decisions { get; }

    /// <summary>How many keep their plan.</summary>
    public int Same { get; }

    /// <summary>How many do not.</summary>
    public int Differ => Decisions - Same;

    /// <summary>For how many the route or its targets changed since.</summary>
    public int Changed { get; }

    /// <summary>When the oldest and the newest of them began.</summary>
    public string First { get; }

    public string Last { get; }

    /// <summary>The plans that change, the most frequent first.</summary>
    public IReadOnlyList<ReplayChange> Changes { get; }

    /// <summary>What replays cannot know, each with for how many of them.</summary>
    public IReadOnlyList<(string Note, int Decisions)> Notes { get; }

    /// <summary>The summary of replays in the server's form, the newest first; there is at least one.</summary>
    public static ReplaySummary Of(string route, IReadOnlyList<JsonObject> replays) => new(route, replays);

    public JsonObject ToJson() => new()
    {
        ["route"] = Route,
        ["decisions"] = Decisions,
        ["same"] = Same,
        ["differ"] = Differ,
        ["configurationChanged"] = Changed,
        ["changes"] = new JsonArray([.. Changes.Select(change => new JsonObject
        {
            ["then"] = change.Then,
            ["now"] = change.Now,
            ["decisions"] = change.Decisions,
            ["example"] = change.Example,
        })]),
        ["notes"] = new JsonArray([.. Notes.Select(one => new JsonObject
        {
            ["note"] = one.Note,
            ["decisions"] = one.Decisions,
        })]),
    };

    // Where the same targets are tried, what differs is what is left out, or how.
    private static string Other(JsonObject replay) => replay["planNow"] is null ? "no such route"
        : replay.Text("planThen") == replay.Text("planNow") ? $" ({replay.Lines("differences").FirstOrDefault()})"
        : "";
}
