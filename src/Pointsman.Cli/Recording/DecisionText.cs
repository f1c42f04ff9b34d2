using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>The story of a call for people.</summary>
internal static class DecisionText
{
    public static void Write(Screen screen, JsonObject decision)
    {
        screen.Heading(decision.Text("id"));
        JsonNode? times = decision["milliseconds"];
        string first = times.At("firstToken") is null ? "" : $", first token after {times.Figure("firstToken")} ms";
        string stream = decision.Yes("stream") ? ", as a stream" : "";
        string cached = decision.Yes("cacheHit") ? ", from the cache" : "";
        string finish = decision.Text("finish") is { Length: > 0 } end ? $", the model ended with '{end}'" : "";
        string key = decision.Text("key");
        new Table("", "")
            .Row("began", decision.When("started"))
            .Row("key", (key == "0" ? "none" : key) + Tags(decision["tags"] as JsonObject))
            .Row("asked for", $"{decision.Text("requestedModel")} ({decision.Text("clientFormat")}{stream})")
            .Row("route", decision.Text("route") is { Length: > 0 } route ? route : "none")
            .Row("outcome", $"{decision.Text("outcome")}, status {decision.Text("status")}{cached}{finish}")
            .Row("reason", decision.Text("reason"))
            .Row("took", $"{times.Figure("total")} ms{first}, {times.Figure("overhead")} ms of it in the gateway")
            .Row("cost", Written.Exact(new Usd(decision.Number("costUsd"))))
            .Write(screen);
        Candidates(screen, decision);
        Steps(screen, decision);
        Attempts(screen, decision);
    }

    private static string Tags(JsonObject? tags) => tags is { Count: > 0 }
        ? $" ({string.Join(", ", tags.Select(tag => Printable.Of($"{tag.Key}={tag.Value}")))})"
        : "";

    private static void Candidates(Screen screen, JsonObject decision)
    {
        var table = new Table("candidate", "what became of it", "why");
        foreach (JsonObject one in decision.Parts("candidates"))
        {
            table.Row(one.Text("target"), one.Text("fate"), one.Text("why"));
        }

        Show(screen, table);
    }

    // What a strategy of several calls did, in the order in which it ended.
    private static void Steps(Screen screen, JsonObject decision)
    {
        var table = new Table(
            "step", "what became of it", "target", Column.Number("confidence"), "evidence", Column.Number("from ms"),
            Column.Number("took ms"), Column.Number("cost"));
        foreach (JsonObject one in decision.Parts("steps"))
        {
            table.Row(
                one.Text("step"), one.Text("outcome"), one.Text("target"), one.Text("confidence"),
                one.Text("evidence"), one.Figure("beganMs"), one.Figure("tookMs"),
                one["costUsd"] is null ? "" : Written.Exact(new Usd(one.Number("costUsd"))));
        }

        Show(screen, table);
    }

    private static void Attempts(Screen screen, JsonObject decision)
    {
        var table = new Table(
            Column.Number("attempt"), "target", "outcome", Column.Number("from ms"), Column.Number("to ms"),
            Column.Number("input"), Column.Number("output"), "usage", Column.Number("cost"));
        foreach (JsonObject one in decision.Parts("attempts"))
        {
            JsonNode? tokens = one["tokens"];
            decimal input = tokens.Number("input") + tokens.Number("cachedInput") + tokens.Number("cacheWrite");
            decimal output = tokens.Number("output") + tokens.Number("reasoning");
            table.Row(
                one.Text("number"), one.Text("target"), one.Text("outcome"), one.Figure("beganMs"),
                one.Figure("endedMs"), Written.Figure(input), Written.Figure(output), one.Text("quality"),
                one.Yes("priceKnown") ? Written.Exact(new Usd(one.Number("costUsd"))) : "no price");
        }

        Show(screen, table);
    }

    private static void Show(Screen screen, Table table)
    {
        if (table.Count > 0)
        {
            screen.Line();
            table.Write(screen);
        }
    }
}
