namespace Pointsman.Clients.Tests;

/// <summary>What keeps a cell from working: the client must get a 400 that says so.</summary>
/// <param name="Shown">How the page says it.</param>
/// <param name="Says">A word that the library's error must have.</param>
internal sealed record Barrier(string Shown, string Says)
{
    private static readonly string[] Hearing = ["openai", "azure", "ollama", "gemini"];

    /// <summary>The barrier before a cell; null when it must work.</summary>
    public static Barrier? Before(Cell cell)
    {
        TestedClient client = TestedClient.Of(cell.Client);
        (string name, string title) = (cell.Provider.Name, cell.Provider.Title);
        return cell.Scenario.Name switch
        {
            Scenario.OwnField when !client.OwnField.Takers.Contains(name) =>
                new($"400: {title} has no `{client.OwnField.Name}`", client.OwnField.Name),
            // What the simulated provider takes is its own to say, and it speaks OpenAI's protocol.
            Scenario.Audio when !Hearing.Contains(name) => new(
                $"400: {title} takes no sound", cell.IsSimulated ? "input_audio" : client.PlaceOfSound),
            Scenario.Embeddings when name == "anthropic" =>
                new($"400: {title} has no embeddings", "has no embeddings"),
            Scenario.CountTokens when !client.CountsWith(name) =>
                new($"400: {title} {(name == "anthropic" ? "is not asked to" : "cannot")} count",
                    "count them with a model of"),
            _ => null,
        };
    }
}
