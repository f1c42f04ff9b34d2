using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>Decisions that were made again, for people.</summary>
internal static class ReplayText
{
    /// <summary>Writes one replay, as the server told it or as a file made it.</summary>
    public static void Write(Screen screen, JsonObject replay, string? config)
    {
        screen.Heading(replay.Text("id"));
        new Table("", "")
            .Row("began", replay.When("started"))
            .Row("route", replay.Text("route"))
            .Row("configuration", Version(replay, config))
            .Row("then", replay.Text("planThen"))
            .Row(config is null ? "now" : "with it", replay["planNow"] is null ? "nothing" : replay.Text("planNow"))
            .Write(screen);
        screen.Line();
        if (replay.Yes("same"))
        {
            string reason = replay.Text("otherReason") is { Length: > 0 } other ? $", for another reason: {other}" : "";
            screen.Line($"same plan{reason}");
        }
        else
        {
            screen.Line("the plan differs:");
            foreach (string line in replay.Lines("differences"))
            {
                screen.Line($"  {line}");
            }

            if (!replay.Yes("configurationChanged"))
            {
                screen.Line("the configuration is the same, so another version of Pointsman decides otherwise");
            }
        }

        foreach (string note in replay.Lines("notes"))
        {
            screen.Line($"note: {note}");
        }
    }

    /// <summary>Writes what became of many.</summary>
    public static void Write(Screen screen, ReplaySummary summary, string? config)
    {
        string with = config is null ? "the configuration of now" : Printable.Of(config);
        screen.Heading($"{Printable.Of(summary.Route)}, decided again with {with}");
        new Table("", "")
            .Row("decisions", $"{Written.Figure(summary.Decisions)}, from {summary.First} to {summary.Last}")
            .Row("same plan", Written.Figure(summary.Same))
            .Row("differ", Written.Figure(summary.Differ))
            .Row("configuration", $"another one for {Written.Figure(summary.Changed)} of them")
            .Write(screen);
        if (summary.Changes.Count > 0)
        {
            var table = new Table("then", config is null ? "now" : "with it", Column.Number("decisions"), "the newest");
            foreach (ReplayChange change in summary.Changes)
            {
                table.Row(change.Then, change.Now, Written.Figure(change.Decisions), change.Example);
            }

            screen.Line();
            table.Write(screen);
        }

        foreach ((string note, int decisions) in summary.Notes)
        {
            screen.Line($"note, for {Written.Figure(decisions)} of them: {note}");
        }
    }

    private static string Version(JsonObject replay, string? config)
    {
        string name = config is null ? "" : $"{Printable.Of(config)}, ";
        if (replay["versionNow"] is null)
        {
            return $"{name}which has no such route";
        }

        return replay.Yes("configurationChanged")
            ? $"{name}changed: {replay.Text("versionThen")} → {replay.Text("versionNow")}"
            : $"{name}the same for this route: {replay.Text("versionThen")}";
    }
}
