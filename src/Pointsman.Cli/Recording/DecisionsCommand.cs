using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman decisions</c>: why a call went where it went.</summary>
internal static class DecisionsCommand
{
    public static Command Create(ServerContext context) =>
        new("decisions", "Why a call went where it went, what it cost, and where it would go now")
        {
            ServerCommand.Create(
                "show", "Show the whole story of a call",
                new Form(fileFlag: null).Mark("texts", "Show the stored prompt and answer too"), context, Read,
                "ID", "The id, as the header x-pointsman-decision of the answer told it").WithExamples(
                "pointsman decisions show dec_01hf3zq7x8y6w5v4t3s2r1q0p9",
                "pointsman decisions show dec_01hf3zq7x8y6w5v4t3s2r1q0p9 --format json",
                "pointsman decisions show dec_01hf3zq7x8y6w5v4t3s2r1q0p9 --texts"),
            ReplayCommand.Create(context),
        };

    private static Func<ServerApi, string, CancellationToken, Task> Read(
        Document document, IReadOnlyList<string> words)
    {
        string id = words.Count == 1 ? words[0] : "";
        if (!id.StartsWith("dec_", StringComparison.Ordinal))
        {
            string found = words.Count == 1 ? $"found '{Printable.Of(id)}'" : $"found {words.Count} of them";
            document.Faults.Add(new Fault("ID", found,
                "give one id, as the header x-pointsman-decision of the answer told it: dec_…"));
        }

        bool withTexts = document.YesNo("texts") == true;
        return (server, format, cancel) => RunAsync(server, id, withTexts, format, cancel);
    }

    private static async Task RunAsync(
        ServerApi server, string id, bool withTexts, string format, CancellationToken cancel)
    {
        string path = $"api/decisions/{Uri.EscapeDataString(id)}";
        JsonObject decision = await server.SendAsync(HttpMethod.Get, path, null, cancel);
        JsonObject? texts = withTexts ? await server.SendAsync(HttpMethod.Get, $"{path}/texts", null, cancel) : null;
        if (format == "json")
        {
            if (texts is not null)
            {
                decision["texts"] = texts;
            }

            server.Screen.Json(decision);
            return;
        }

        DecisionText.Write(server.Screen, decision);
        if (texts is not null)
        {
            TextsText.Write(server.Screen, texts);
        }
    }
}
