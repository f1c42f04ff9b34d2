using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>A case in words for people.</summary>
internal static class CaseText
{
    public static void Write(Screen screen, JsonObject one)
    {
        screen.Line(screen.Bold(one.Text("id")));
        var table = new Table("", "")
            .Row("queue", one.Text("queue"))
            .Row("state", State(one))
            .Row("came", one.When("came"))
            .Row("route", $"{one.Text("route")}, {one.Text("place")}")
            .Row("decision", one.Text("decision"));
        if (one.At("costUsd") is not null)
        {
            table.Row("cost", one.Money("costUsd"));
        }

        table.Write(screen);
        if (one.Yes("cut"))
        {
            screen.Line();
            screen.Line("The beginning of the conversation was too long to be kept.");
        }

        foreach (JsonObject message in one.Parts("messages"))
        {
            Write(screen, message.Text("role"), message);
        }

        foreach (JsonObject earlier in one.Parts("earlier"))
        {
            string target = earlier.Text("target") is { Length: > 0 } named ? named : "several";
            string sure = earlier.At("confidence") is JsonValue
                ? string.Create(CultureInfo.InvariantCulture, $"sure {earlier.Number("confidence"):0.00}")
                : "nobody knows how sure";
            Write(screen, $"{earlier.Text("step")}, {target}, {sure}", earlier);
        }

        if (one.At("answer") is not null)
        {
            Write(screen, $"answer of {one.Text("answeredBy")}", one, "answer");
        }
    }

    private static string State(JsonObject one) => one.Text("state") switch
    {
        "taken" => $"taken by {one.Text("takenBy")} until {one.When("lease")}",
        "answered" => $"answered by {one.Text("answeredBy")} after {one.Figure("workedSeconds")} s of work",
        var other => other,
    };

    // Lines are kept, and within each all that would act on the terminal is not.
    private static void Write(Screen screen, string title, JsonObject from, string key = "text")
    {
        screen.Line();
        screen.Line(screen.Bold(title));
        foreach (string line in (from[key]?.ToString() ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            screen.Line($"  {Printable.Of(line)}");
        }
    }
}
