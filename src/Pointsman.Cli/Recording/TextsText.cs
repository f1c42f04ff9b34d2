using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>The stored texts of a call for people.</summary>
internal static class TextsText
{
    public static void Write(Screen screen, JsonObject texts)
    {
        Write(screen, "prompt", texts["prompt"]);
        Write(screen, "answer", texts["answer"]);
        screen.Line();
        screen.Line($"The texts are kept until {texts.When("expires")}.");
    }

    private static void Write(Screen screen, string title, JsonNode? part)
    {
        string cut = part.Yes("cut") ? ", cut" : "";
        screen.Line();
        screen.Line($"{title} ({part.Figure("bytes")} bytes as it came{cut})");
        foreach (string line in ((string?)part?["text"] ?? "").TrimEnd('\n').Split('\n'))
        {
            screen.Line("  " + Printable.Of(line.TrimEnd('\r')));
        }
    }
}
